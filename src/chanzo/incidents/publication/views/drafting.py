"""The page of a publication: the draft, who replies, what each audience reads, the versions. (incidents)"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act, Place
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table

from ...fields import FIELDS
from ...models import Incident, MeasureTaken
from ...queries.areas import place_named
from ...queries.incidents import seen_by, texts_of
from ...rules.reading import READS, told_to
from ...types import UNASSESSED, Audience, State
from ...words import MEASURES
from ..forms import ApproveForm, AskForm, DraftForm, LetterForm, RecallForm
from ..models import Asked, Draft, Edition
from ..queries import (
    asked_for,
    drafts_of,
    editions_of,
    facts_of,
    measure_of,
    places_of,
    required_for,
    warnings_of,
)
from ..rules.checking import Warned
from ..rules.documents import document, fields_of
from ..rules.replying import Standing, standings
from ..services import approve, ask_reply, recall, record_reply, write_draft
from ..types import ACCOUNT, Means
from ..words import SEEN_AS, WARNED, version_told

REPLIES = [
    Column("organisation", N_("Organisation"), "code"),
    Column("standing", N_("Its reply"), status="reply"),
    Column("due", N_("Due"), "day"),
    Column("replied_day", N_("Replied on"), "day"),
    Column("reply", N_("What it says")),
]
EDITIONS = [
    Column("version", N_("Version"), "count"),
    Column("reference", N_("Public number"), "code"),
    Column("state", N_("State"), status="edition"),
    Column("from_day", N_("From"), "day"),
    Column("seq", N_("Ledger record"), "count"),
    Column("sha256", "SHA-256", "code", told=lambda text: f"{text[:12]}…"),
]
# These read fields of the case itself, beside what is published.
_READ_THE_CASE = frozenset((Audience.AFFECTED, Audience.GOVERNMENT))


@dataclass
class Desk:
    """One account or sanction on its way to the public, as the reader finds it."""

    incident: Incident
    measure: MeasureTaken | None
    draft: Draft | None
    frozen: bool
    asked: list[Asked]
    standing: dict[str, Standing]
    warned: list[tuple[Audience, Warned]]
    editions: list[Edition]

    @property
    def number(self) -> int:
        return self.measure.seq if self.measure else ACCOUNT

    def with_standing(self, *wanted: Standing) -> list[str]:
        """The organisations that stand so."""
        return [code for code, stands in self.standing.items() if stands in wanted]


@page("GET", "HEAD", "POST")
def publication(request: HttpRequest, number: str, measure: int = ACCOUNT) -> HttpResponseBase:
    """The draft of an account or a sanction, from its first words to its last version."""
    desk = _desk(request, number, measure)
    place = place_named(desk.incident.site, desk.incident.area, desk.incident.province)
    forms = _forms(request, desk, place)
    if request.method == "POST" and (done := _act(request, desk, forms)) is not None:
        messages.success(request, done)
        return redirect(request.path)
    failed = any(form.errors for form in forms.values())
    return render(request, "incidents/publication/desk.html", _context(request, desk) | forms,
                  status=422 if failed else 200)  # fmt: skip


def _desk(request: HttpRequest, number: str, measure: int) -> Desk:
    require(request.user, Act.PUBLISH_INCIDENT)
    seen = seen_by(request.user, number)
    taken = measure_of(number, measure)
    if seen is None or not seen.whole or (measure != ACCOUNT and taken is None):
        raise Http404
    if State(seen.incident.state) in UNASSESSED:
        raise Refused("NOT_ASSESSED")
    incident, editions = seen.incident, editions_of(number, measure)
    draft = next(iter(drafts_of(number, measure)), None)
    if draft is None:
        return Desk(incident, taken, None, False, [], {}, [], editions)
    asked = asked_for(draft.seq)
    return Desk(
        incident, taken, draft, any(one.draft == draft.seq and one.recalled_seq is None for one in editions), asked,
        standings(required_for(number, draft), asked, clock.today()), warnings_of(incident, draft, asked), editions,
    )  # fmt: skip


def _forms(request: HttpRequest, desk: Desk, place: Place) -> dict[str, Any]:
    """The forms that the reader may send at this point; the one that was sent is bound."""
    asked = request.POST.get("form", "") if request.method == "POST" else ""

    def sent(name: str) -> Any:
        return request.POST if asked == name else None

    handles = may(request.user, Act.HANDLE_INCIDENT, at=place)
    forms: dict[str, Any] = {}
    if handles:
        initial = DraftForm.initial_of(desk.draft) if desk.draft else _first(desk)
        forms["writing"] = DraftForm(
            places_of(desk.incident), sent("draft"), initial=initial, measure=desk.measure is not None
        )
    if desk.draft and not desk.frozen:
        to_ask = desk.with_standing(Standing.TO_ASK)
        if handles and to_ask:
            forms["asking"] = AskForm(sent("ask"))
        if waits := desk.with_standing(Standing.WAITED_FOR, Standing.SILENT):
            forms["letter"] = LetterForm(waits, sent("letter"))
        if not to_ask:
            forms["approving"] = ApproveForm(
                sent("approve"), warned=bool(desk.warned), early=bool(desk.with_standing(Standing.WAITED_FOR)),
                replied=desk.with_standing(Standing.REPLIED),
            )  # fmt: skip
    if any(one.recalled_seq is None and one.from_day > clock.today() for one in desk.editions):
        forms["recalling"] = RecallForm(sent("recall"))
    return forms


def _first(desk: Desk) -> dict[str, Any]:
    """What a first draft starts from: for an account the text that was meant for the public, if there is one."""
    if desk.measure:
        return {"about": desk.measure.about}
    meant = told_to(texts_of(desk.incident.number), READS[Audience.PUBLIC])
    widest = [one for one, name in places_of(desk.incident).items() if name]
    return {"public": meant.get("public", ""), "precision": widest[-1] if widest else None}


def _act(request: HttpRequest, desk: Desk, forms: dict[str, Any]) -> str | None:
    """Do what the sent form asks; what was done in words, None where the form is to be mended."""
    names = {"draft": "writing", "ask": "asking", "letter": "letter", "approve": "approving", "recall": "recalling"}
    name = names.get(request.POST.get("form", ""), "")
    form = forms.get(name)
    if form is None:
        raise Refused("NOT_ALLOWED")
    if not form.is_valid():
        return None
    this: dict[str, Any] = {"number": desk.incident.number, "measure": desk.number, "by": request.user}
    given = form.cleaned_data
    try:
        if name == "writing":
            write_draft(given=form.written(), **this)
            return _("The draft is kept. Nobody outside the case team reads it.")
        if name == "asking":
            ask_reply(due=form.day(), **this)
            return _("They are asked to comment.")
        if name == "letter" and desk.draft:
            record_reply(
                draft=desk.draft.seq, organisation=given["organisation"], text=given["text"], means=Means.LETTER,
                reference=given["reference"], by=request.user,
            )  # fmt: skip
            return _("The reply is on record.")
        if name == "recalling":
            recall(reason=given["reason"], **this)
            return _("The version is taken back before anybody read it.")
        approve(
            override=given.get("override", ""), passing_over=given.get("passing_over", ""),
            kept_back=given.get("kept_back", ()), **this,
        )  # fmt: skip
        return _("The version is frozen. The public reads it from its day on.")
    except Refused as refused:
        form.add_error(None, said(refused))
        return None


def _context(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    asked = {one.organisation: one for one in desk.asked}
    replies = [
        {
            "organisation": code, "standing": stands.value,
            **{name: getattr(asked.get(code), name, None) for name in ("due", "replied_day", "reply")},
        }
        for code, stands in desk.standing.items()
    ]  # fmt: skip
    today = clock.today()
    editions = [
        {
            "version": one.version, "reference": one.reference, "from_day": one.from_day, "seq": one.seq,
            "sha256": one.sha256,
            "state": "recalled" if one.recalled_seq else "public" if one.from_day <= today else "waiting",
        }
        for one in desk.editions
    ]  # fmt: skip
    return {
        "incident": desk.incident,
        "measure": desk.measure,
        "measure_word": MEASURES[desk.measure.sort] if desk.measure else "",
        "draft": desk.draft,
        "frozen": desk.frozen,
        "warned": [(SEEN_AS[audience], WARNED[one.sort], one.what) for audience, one in desk.warned],
        "right": Table("replies", _("Who has the right of reply"), REPLIES, replies,
                         _("The draft names nobody, and nobody is implicated.")),
        "editions": Table("editions", _("Versions, newest first"), EDITIONS, editions),
        **_preview(request, desk),
    }  # fmt: skip


def _preview(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """The draft as one audience would read it, by the function that serves it later."""
    if desk.draft is None:
        return {}
    wanted = request.GET.get("as", Audience.PUBLIC.value)
    audience = next((one for one in SEEN_AS if one.value == wanted), Audience.PUBLIC)
    kept = next((one for one in desk.editions if one.draft == desk.draft.seq and one.recalled_seq is None), None)
    fields = fields_of(kept) if kept else document(facts_of(desk.incident, desk.measure), desk.draft, desk.asked)
    told = told_to(fields, READS[audience])
    originals = told_to(texts_of(desk.incident.number), READS[audience]) if audience in _READ_THE_CASE else {}
    return {
        **version_told(told),
        "originals": [(_(FIELDS[name].label), text) for name, text in originals.items()],
        "audiences": [(one.value, word, one is audience) for one, word in SEEN_AS.items()],
    }
