"""An answer is entered as it came, read back on a second page, and recorded once that is confirmed. (incidents)"""

from dataclasses import asdict, replace

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.documents import keep_scan
from chanzo.ledger.services.files import place_of as file_of
from chanzo.people.policies import only_own, require
from chanzo.people.types import Act
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.formats import day as day_words
from chanzo.web.pages import page, said

from ..models import Answer
from ..queries.answers import answers_owed
from ..queries.incidents import Seen, seen_by
from ..services.deciding import Given, record_decision
from ..types import Decision, Ground, State
from ..words import DECISIONS, GROUNDS
from .forms import HeardForm, ReadBackForm
from .rules import lacking
from .types import Heard, Through
from .words import THROUGH

SALT = "chanzo.incidents.heard"
# Seconds within which an answer is read back; later it is entered again.
KEPT_S = 3_600


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def answer_heard(request: HttpRequest, number: str) -> HttpResponseBase:
    """Enter an answer that came by letter or telephone; the next page reads it back."""
    organisations = _told(_seen(request, number))
    if too_large(request):
        form = HeardForm(organisations, {})
        form.errors.clear()
        form.add_error("letter", TOO_LARGE)
        return _entered(request, number, form, 413)
    return _answer(request, number, organisations)


@csrf_protect
def _answer(request: HttpRequest, number: str, organisations: list[str]) -> HttpResponseBase:
    if request.method == "POST" and "sealed" in request.POST:
        return _confirmed(request, number)
    form = (
        HeardForm(organisations, request.POST, request.FILES) if request.method == "POST" else HeardForm(organisations)
    )
    if form.is_valid():
        try:
            letter = form.cleaned_data["letter"]
            kept = keep_scan(letter, f"{number}-answer") if letter else None
            heard = form.heard(kept.sha256 if kept else "", kept.media if kept else "")
            if code := lacking(replace(heard, read_back=True), clock.today()):
                raise Refused(code)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            sealed = _seal(request, number, form.cleaned_data["organisation"], form.given(), heard)
            return _read_back(request, number, ReadBackForm(initial={"sealed": sealed}), sealed, 200)
    return _entered(request, number, form, 422 if form.errors else 200)


def _confirmed(request: HttpRequest, number: str) -> HttpResponseBase:
    form = ReadBackForm(request.POST)
    sealed = request.POST["sealed"]
    if form.is_valid():
        organisation, given, heard = _opened(request, number, sealed)
        try:
            record_decision(number=number, given=given, organisation=organisation, by=request.user,
                            heard=replace(heard, read_back=True))  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The answer is on record, with how it came."))
            return redirect("incidents:incident", number=number)
    return _read_back(request, number, form, sealed, 422)


def _seal(request: HttpRequest, number: str, organisation: str, given: Given, heard: Heard) -> str:
    """What was entered, so that the second page records just that; for the same person and incident only."""
    actor = require(request.user, Act.DECIDE_ON_INCIDENT)
    return signing.dumps([actor.number, number, organisation, asdict(given), asdict(heard)], salt=SALT, compress=True)


def _opened(request: HttpRequest, number: str, sealed: str) -> tuple[str, Given, Heard]:
    actor = require(request.user, Act.DECIDE_ON_INCIDENT)
    try:
        whose, of, organisation, given, heard = signing.loads(sealed, salt=SALT, max_age=KEPT_S)
    except signing.BadSignature as broken:
        raise Refused("READ_BACK_EXPIRED") from broken
    if (whose, of) != (actor.number, number):
        raise Refused("READ_BACK_EXPIRED")
    ground = Ground(given["ground"]) if given["ground"] else None
    given = Given(**{**given, "decision": Decision(given["decision"]), "ground": ground})
    return organisation, given, Heard(**{**heard, "through": Through(heard["through"])})


def _entered(request: HttpRequest, number: str, form: HeardForm, status: int) -> HttpResponseBase:
    return render(request, "incidents/heard/enter.html", {"incident": number, "form": form}, status=status)


def _read_back(request: HttpRequest, number: str, form: ReadBackForm, sealed: str, status: int) -> HttpResponseBase:
    organisation, given, heard = _opened(request, number, sealed)
    told = [
        (_("Organisation"), organisation),
        (_("How it came"), THROUGH[heard.through]),
        (_("Written or said on"), day_words(heard.day)),
        (_("Who signed or spoke, by function"), heard.function),
        (_("Decision"), DECISIONS[given.decision]),
        (_("It sees no risk in it"), _("yes") if given.no_risk else ""),
        (_("Its own assessment, as it said it"), given.assessment),
        (_("What it does, and why"), given.reasons),
        (_("Done by"), "" if given.deadline is None else day_words(given.deadline)),
        (_("Ground of disengaging"), GROUNDS[given.ground] if given.ground else ""),
        (_("What mitigation was tried"), given.tried),
        (_("Evidence"), given.evidence),
    ]
    context = {
        "incident": number, "form": form, "told": [one for one in told if one[1]], "attached": bool(heard.sha256),
        "called": heard.through is Through.TELEPHONE,
    }  # fmt: skip
    return render(request, "incidents/heard/read_back.html", context, status=status)


def _seen(request: HttpRequest, number: str) -> Seen:
    actor = require(request.user, Act.DECIDE_ON_INCIDENT)
    if only_own(actor, Act.DECIDE_ON_INCIDENT):
        raise Refused("NOT_ALLOWED")
    seen = seen_by(request.user, number)
    if seen is None or seen.incident.state == State.CLOSED:
        raise Http404
    return seen


def _told(seen: Seen) -> list[str]:
    """Who was told and may answer; without any there is nothing to enter."""
    organisations = [one.organisation for one in answers_owed([seen.incident], clock.today())]
    if not organisations:
        raise Http404
    return organisations


@page("GET", "HEAD")
def answer_letter(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """The letter of an answer, always as an attachment; for the team and for whoever wrote it."""
    require(request.user, Act.SEE_INCIDENTS)
    seen = seen_by(request.user, number)
    answer = Answer.objects.filter(incident=number, seq=seq).first()
    if seen is None or answer is None or not answer.sha256:
        raise Http404
    if not seen.whole and fold(request.user.organisation) != answer.folded:  # type: ignore[union-attr]
        raise Http404
    return sent_out(file_of(answer.sha256), name=f"{number}-{seq}.{ENDING[answer.media]}", media=answer.media)
