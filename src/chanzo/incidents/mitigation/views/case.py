"""The mitigation of one case: its plan, whether it improves, what is suspended, recommendations, clocks. (incidents)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of as file_of
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table

from ...queries.areas import place_named
from ...queries.incidents import Seen, seen_by
from ...rules.annex import THREE_MONTHS
from ...services.limits import start_clock, stop_clock
from ...types import Clock
from ...words import CLOCKS
from ..forms import ImprovementForm, PlanForm, StopForm, SuspendForm
from ..models import Improvement, SuspensionChoice
from ..queries.cases import Mitigated, mitigation_of
from ..services.planning import adopt_plan, record_improvement
from ..services.suspending import decide_on_suspension
from ..types import Choice
from .listing import rows_of, table_of

IMPROVEMENTS = [
    Column("day", N_("Measured on"), "day"),
    Column("measure", N_("What is measured")),
    Column("found", N_("What was found")),
    Column("recommendation", N_("Shown by"), "code"),
]
CHOSEN = [
    Column("clock", N_("Asked by"), told=lambda code: str(CLOCKS[code])),
    Column("choice", N_("Decision"), status="suspending"),
    Column("about", N_("Concerns")),
    Column("until", N_("Until"), "day"),
    Column("reason", N_("Why")),
]


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def mitigation(request: HttpRequest, number: str) -> HttpResponseBase:
    """What is done about one case; its team reads, who handles it acts, and a second person lets it go on."""
    seen = _seen(request, number)
    if too_large(request):
        form = ImprovementForm([], {})
        form.errors.clear()
        form.add_error("file", TOO_LARGE)
        return _shown(request, seen, {"improving": form}, 413)
    return _acted(request, seen)


@csrf_protect
def _acted(request: HttpRequest, seen: Seen) -> HttpResponseBase:
    forms = _forms(request, seen)
    if request.method == "POST":
        if not forms:
            raise Refused("NOT_ALLOWED")
        form = forms.get(request.POST.get("form", ""))
        if form is not None and form.is_valid():
            try:
                messages.success(request, _act(form, seen.incident.number, request.user))
            except Refused as refused:
                form.add_error(None, said(refused))
            else:
                return redirect("incidents:mitigation", number=seen.incident.number)
    return _shown(request, seen, forms, 422 if any(form.errors for form in forms.values()) else 200)


@page("GET", "HEAD")
def improvement_file(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """What shows an improvement, as it was kept, always as an attachment."""
    seen = _seen(request, number)
    kept = Improvement.objects.filter(incident=seen.incident.number, seq=seq).exclude(sha256="").first()
    if kept is None:
        raise Http404
    return sent_out(file_of(kept.sha256), name=f"{number}-{seq}.{ENDING[kept.media]}", media=kept.media)


def _seen(request: HttpRequest, number: str) -> Seen:
    """An incident of which the reader belongs to the team."""
    require(request.user, Act.SEE_RECOMMENDATIONS)
    seen = seen_by(request.user, number)
    if seen is None or not seen.whole:
        raise Http404
    return seen


def _forms(request: HttpRequest, seen: Seen) -> dict[str, Any]:
    """The forms that this reader may send; the one that was sent is bound."""
    asked = request.POST.get("form", "") if request.method == "POST" else ""

    def sent(name: str) -> tuple[Any, ...]:
        return (request.POST, request.FILES) if asked == name else ()

    place = place_named(seen.incident.site, seen.incident.area, seen.incident.province)
    handles, second = (may(request.user, act, at=place) for act in (Act.HANDLE_INCIDENT, Act.CONFIRM_CLOSING))
    state = mitigation_of(seen.incident)
    forms: dict[str, Any] = {}
    if not state.running:
        return forms
    choices = [one for one, may_it in ((Choice.SUSPEND, handles), (Choice.CONTINUE, second)) if may_it]
    if state.asks and choices:
        # What Annex II proposes stands in the form; it is a person who decides.
        proposed = {"choice": Choice.SUSPEND.value, "until": from_day(clock.today() + THREE_MONTHS)}
        initial = proposed if state.asks is Clock.IMPROVE else {}
        forms["suspend"] = SuspendForm(state.asks, choices, *sent("suspend"), initial=initial)
    if handles:
        forms["plan"] = PlanForm(*sent("plan"))
        if state.plans:
            forms["improving"] = ImprovementForm(state.verified, *sent("improving"))
        if state.stoppable or state.stopped:
            forms["stop"] = StopForm(state.stoppable, state.stopped, *sent("stop"))
    return forms


def _act(form: Any, number: str, by: Any) -> str:
    """Do what a valid form asks; what was done in words."""
    given = form.cleaned_data
    if isinstance(form, PlanForm):
        adopt_plan(number=number, plan=form.planned(), by=by)
        return _("The plan is adopted. Six months from the first one, improvement must be shown.")
    if isinstance(form, ImprovementForm):
        record_improvement(number=number, found=given["found"], day=to_day(given["day"]),
                           recommendation=given["recommendation"], file=given["file"], by=by)  # fmt: skip
        return _("The improvement is on record.")
    if isinstance(form, SuspendForm):
        decide_on_suspension(number=number, of=form.of, choice=Choice(given["choice"]), reason=given["reason"],
                             until=form.until_day(), about=given["about"], by=by)  # fmt: skip
        return _("The decision is on record.")
    what, _space, code = given["clock"].partition(" ")
    if what == "stop":
        until = to_day(given["until"]) if given["until"] else None
        stop_clock(number=number, of=Clock(code), reason=given["reason"], until=until, by=by)
        return _("The clock is stopped. It shows wherever the case is listed.")
    start_clock(number=number, of=Clock(code), reason=given["reason"], by=by)
    return _("The clock runs again.")


def _shown(request: HttpRequest, seen: Seen, forms: dict[str, Any], status: int) -> HttpResponseBase:
    incident, state = seen.incident, mitigation_of(seen.incident)
    number = incident.number
    improvements = Table("improvements", _("Evidence of improvement"), IMPROVEMENTS,
                         Improvement.objects.filter(incident=number).order_by("seq"),
                         _("No improvement was shown yet."))  # fmt: skip
    chosen = Table("suspending", _("What was decided on suspending"), CHOSEN,
                   SuspensionChoice.objects.filter(incident=number).order_by("seq"))  # fmt: skip
    rows = rows_of(state.recommendations, clock.today())
    context = {
        "incident": incident,
        "state": state,
        "improvements": improvements,
        "files": Improvement.objects.filter(incident=number).exclude(sha256="").order_by("seq"),
        "chosen": chosen,
        "recommendations": table_of(rows, _("Recommendations")),
        "handles": "plan" in forms,
        "forms": forms,
    }
    return render(request, "incidents/mitigation/case.html", context, status=status)


def card_of(seen: Seen) -> Mitigated | None:
    """What the page of a case says of its mitigation, to its team."""
    return mitigation_of(seen.incident) if seen.whole else None
