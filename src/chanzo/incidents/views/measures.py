"""What was done from an incident: authorities informed, measures taken, and what came of both. (incidents)"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.sites.door import Settled
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..authorities.forms import InformForm, services
from ..authorities.services import inform_authority
from ..authorities.tables import authorities, paste_texts
from ..authorities.views import handled
from ..forms import EndForm, MeasureForm
from ..models import MeasureTaken
from ..publication.addresses import publication_url
from ..services.measures import end_measure, take_measure
from ..types import Means, Measure
from ..words import MEASURES

TAKEN = [
    Column("sort", N_("Measure"), link=lambda row: publication_url(row.incident, row.seq),
           told=lambda code: str(MEASURES.get(code, code))),
    Column("about", N_("Concerns")),
    Column("from_day", N_("From"), "day"),
    Column("to_day", N_("To"), "day"),
    Column("reason", N_("Why")),
    Column("outcome", N_("What came of it")),
    Column("outcome_day", N_("On"), "day"),
]  # fmt: skip


@page("GET", "HEAD", "POST")
def measures(request: HttpRequest, number: str) -> HttpResponseBase:
    """Everything done from one incident, and the forms to do more; for who handles it."""
    incident = handled(request, number)
    taken = MeasureTaken.objects.filter(incident=number).order_by("seq")
    forms = _forms(request, list(taken))
    if request.method == "POST" and (done := _act(request, number, forms)) is not None:
        messages.success(request, done)
        return redirect("incidents:measures", number=number)
    tables = {
        "informed": authorities(number),
        "taken": Table("taken", _("Measures of the programme"), TAKEN, taken, _("No measure was taken.")),
    }
    if wanted := wanted_format(request):
        return download(tables.get(request.GET.get("table", "")) or tables["taken"], wanted)
    context = {"incident": incident, "services": services(), "paste": paste_texts(incident), **tables, **forms}
    failed = any(form.errors for form in forms.values())
    return render(request, "incidents/measures.html", context, status=422 if failed else 200)


def _forms(request: HttpRequest, taken: list[MeasureTaken]) -> dict[str, Any]:
    asked = request.POST.get("form", "") if request.method == "POST" else ""

    def sent(name: str) -> Any:
        return request.POST if asked == name else None

    waiting = [(one.seq, f"{MEASURES[one.sort]}: {one.about}") for one in taken if not one.outcome]
    forms: dict[str, Any] = {"inform": InformForm(sent("inform")), "measure": MeasureForm(sent("measure"))}
    if waiting:
        forms["end"] = EndForm(waiting, sent("end"))
    return forms


def _act(request: HttpRequest, number: str, forms: dict[str, Any]) -> str | None:
    """Do what the sent form asks; what was done in words, None where the form is to be mended."""
    form = forms.get(request.POST.get("form", ""))
    if form is None or not form.is_valid():
        return None
    given, by = form.cleaned_data, request.user
    try:
        if isinstance(form, InformForm):
            inform_authority(
                number=number, service=given["service"], means=Means(given["means"]), day=to_day(given["day"]),
                reference=given["reference"], function=given["function"], said=given["said"],
                minute=form.minute(), by=by,
            )  # fmt: skip
            return _("That the authority was informed is on record.")
        if isinstance(form, MeasureForm):
            _seq, settled = take_measure(
                number=number, sort=Measure(given["sort"]), about=given["about"], from_day=to_day(given["first"]),
                to_day=to_day(given["last"]) if given["last"] else None, reason=given["reason"], by=by,
            )  # fmt: skip
            return _judged(settled)
        end_measure(number=number, measure=given["what"], outcome=given["outcome"], day=to_day(given["day"]), by=by)
    except Refused as refused:
        form.add_error(None, said(refused))
        return None
    return _("It is on record.")


def _judged(settled: Settled) -> str:
    if not (settled.raised or settled.cleared):
        return _("The measure is on record.")
    return _("The measure is on record. Findings raised: %(raised)s, cleared: %(cleared)s.") % {
        "raised": len(settled.raised),
        "cleared": len(settled.cleared),
    }
