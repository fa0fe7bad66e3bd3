"""The page of an incident: what is known, what it touches, who was told, what was done, what comes next. (incidents)"""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, only_own, require
from chanzo.people.scopes import EVERYTHING, scope_of
from chanzo.people.types import Act
from chanzo.traceability.types import Kind
from chanzo.traceability.views.lots import lot_url
from chanzo.traceability.words import KINDS
from chanzo.web.downloads import download
from chanzo.web.formats import moment
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import DecisionForm, LevelForm, StepForm, TellForm
from ..heard.words import THROUGH
from ..mitigation.views.case import card_of
from ..mitigation.words import DONE as MOVED
from ..models import Incident, Party
from ..notices.tables import deliveries
from ..queries.answers import Owed, answers_owed
from ..queries.areas import place_named
from ..queries.clocks import clocks_of
from ..queries.exposure import exposure_of
from ..queries.incidents import Seen, parties_in, seen_by, steps_of
from ..rules.clocks import next_due
from ..rules.moves import needs_second
from ..services.deciding import record_decision
from ..services.moving import close_incident, level_incident, move_incident, propose_closing
from ..services.telling import hold_back, reckon_holders, tell_holders
from ..types import Audience, Move, State
from ..words import CLOCKS, CONTRADICTIONS, DONE, GROUNDS, OUTCOMES, SKIPPED, category_word
from .known import category_of, for_team, known
from .listing import left_words

LOTS = [
    Column("lot", N_("Lot"), "code", lambda row: lot_url(row["lot"]) if row["share"] is not None else None),
    Column("kind_word", N_("What it is")),
    Column("holder", N_("Holder"), "code"),
    Column("mass", N_("Mass"), "mass"),
    Column("affected", N_("Of it from there"), "mass"),
    Column("share", N_("Share"), "share"),
]
HOLDERS = [
    Column("organisation", N_("Holder"), "code"),
    Column("lots", N_("Lots"), "count"),
    Column("mass_g", N_("Material from there"), "mass"),
    Column("told", N_("Told?"), status="telling"),
    Column("review_day", N_("Look again on"), "day"),
]
ANSWERS = [
    Column("organisation", N_("Organisation"), "code"),
    Column("told", N_("Told on"), "day"),
    Column("due", N_("Decides by"), "day"),
    Column("standing", N_("Decision"), status="answer"),
    Column("assessment", N_("Its assessment")),
    Column("ground", N_("Ground")),
    Column("beside", N_("Put beside it")),
    Column("through", N_("How it came"), link=lambda row: row["letter"]),
]
SHOWN = 25
OF_CLOCKS = frozenset(("reminded", "escalated", "clock_stopped", "clock_started", "suspension_decided"))
ORDER = {kind: at for at, kind in enumerate((Kind.EXPORT, Kind.PROCESSOR, Kind.BATCH, Kind.NEGOCIANT, Kind.STOCK))}


@page("GET", "HEAD", "POST")
def incident_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """One incident, as far as it is the reader's; its team acts on it here."""
    seen = incident_seen(request, number)
    handles = may(
        request.user,
        Act.HANDLE_INCIDENT,
        at=place_named(seen.incident.site, seen.incident.area, seen.incident.province),
    )
    parties = parties_in(number) if seen.whole else []
    forms = _forms(request, seen, parties, handles)
    if request.method == "POST":
        if not forms:
            raise Refused("NOT_ALLOWED")
        if (done := _act(request, seen, forms)) is not None:
            messages.success(request, done)
            return redirect("incidents:incident", number=number)
    tables = touched(request, seen, parties)
    if wanted := wanted_format(request):
        return download(tables.get(request.GET.get("table", "")) or tables["lots"], wanted)
    failed = any(form.errors for form in forms.values())
    enters = may(request.user, Act.DECIDE_ON_INCIDENT) and not only_own(request.user, Act.DECIDE_ON_INCIDENT)
    context = case_context(request, seen, parties, tables) | forms | {"handles": handles}
    context["publishes"] = seen.whole and may(request.user, Act.PUBLISH_INCIDENT)
    context["enters"] = enters and seen.incident.state != State.CLOSED
    return render(request, "incidents/incident.html", context, status=422 if failed else 200)


def incident_seen(request: HttpRequest, number: str) -> Seen:
    """An incident as far as it is the reader's; not found otherwise."""
    require(request.user, Act.SEE_INCIDENTS)
    seen = seen_by(request.user, number)
    if seen is None:
        raise Http404
    return seen


def _forms(request: HttpRequest, seen: Seen, parties: list[Party], handles: bool) -> dict[str, Any]:
    """The forms that this reader may send; the one that was sent is bound."""
    incident = seen.incident
    asked = request.POST.get("form", "") if request.method == "POST" else ""

    def sent(name: str) -> Any:
        return request.POST if asked == name else None

    second = needs_second(incident.worst)
    confirms = second and bool(incident.proposed) and may(request.user, Act.CONFIRM_CLOSING)
    forms: dict[str, Any] = {}
    if handles or confirms:
        initial = {"move": Move.CLOSE.value, "outcome": incident.proposed} if confirms else None
        forms["step"] = StepForm(State(incident.state), sent("step"), second=second, initial=initial)
    if handles:
        forms["levelling"] = LevelForm(
            sent("level"), initial={"level": incident.level, "high_risk": incident.high_risk}
        )
        holders = [(party.organisation, party.organisation) for party in parties if not party.implicated]
        if holders and State(incident.state) not in (State.ALERT, State.TRIAGE):
            forms["telling"] = TellForm(holders, sent("tell"), initial={"decision": "told"})
    mine = [one.organisation for one in _owed(request, seen)] if only_own(request.user, Act.DECIDE_ON_INCIDENT) else []
    if mine and incident.state != State.CLOSED:
        forms["deciding"] = DecisionForm(mine, sent("decide"))
    return forms


def _owed(request: HttpRequest, seen: Seen) -> list[Owed]:
    """What companies owe: every one for the team, its own part for a company."""
    if seen.whole:
        return answers_owed([seen.incident], clock.today())
    own = request.user.organisation  # type: ignore[union-attr]
    return answers_owed([seen.incident], clock.today(), own) if own else []


def _act(request: HttpRequest, seen: Seen, forms: dict[str, Any]) -> str | None:
    """Do what the sent form asks; what was done in words, None where the form is to be mended."""
    name = {"step": "step", "level": "levelling", "tell": "telling", "decide": "deciding"}.get(
        request.POST.get("form", ""), ""
    )
    form = forms.get(name)
    if form is None or not form.is_valid():
        return None
    number, given, by = seen.incident.number, form.cleaned_data, request.user
    try:
        if name == "levelling":
            level_incident(
                number=number, level=given["level"], high_risk=given["high_risk"], reason=given["reason"], by=by
            )
            return _("The level and the flag are changed.")
        if name == "telling":
            if given["decision"] == "told":
                tell_holders(number=number, organisations=given["holders"], text=given["text"], by=by)
                return _("They are told.")
            hold_back(number=number, organisations=given["holders"], reason=given["reason"],
                      review_day=form.review_day(), by=by)  # fmt: skip
            return _("Telling them is held back.")
        if name == "deciding":
            record_decision(number=number, given=form.given(), organisation=given["organisation"], by=by)
            return _("The decision is on record.")
        return _stepped(form, number, by)
    except Refused as refused:
        form.add_error(None, said(refused))
        return None


def _stepped(form: StepForm, number: str, by: Any) -> str:
    move, given = form.chosen_move(), form.cleaned_data
    if move in (Move.CLOSE, Move.PROPOSE):
        act = close_incident if move is Move.CLOSE else propose_closing
        act(
            number=number,
            outcome=form.chosen_outcome(),
            reason=given["reason"],
            passing_over=given["passing_over"],
            particulars=form.particulars(),
            by=by,
        )
        carried_to = Incident.objects.get(number=number).carried_to
        if move is Move.CLOSE and carried_to:
            reckon_holders(number=carried_to)
    else:
        move_incident(number=number, move=move, reason=given["reason"], by=by)
        if move is Move.OPEN:
            reckon_holders(number=number)
    return str(DONE[move])


def touched(request: HttpRequest, seen: Seen, parties: list[Party]) -> dict[str, Table]:
    """What the incident touches: for the team all of it, for others what is theirs to see of custody."""
    scope = EVERYTHING if seen.whole and not request.user.areas else scope_of(request.user.actor)
    answer = exposure_of(seen.incident, scope=scope)
    rows = [
        row
        | {
            "kind_word": KINDS.get(row["kind"], row["kind"]),
            "mass": None if row["mass_kg"] is None else round(row["mass_kg"] * 1000),
            "affected": None if row["affected_kg"] is None else round(row["affected_kg"] * 1000),
        }
        for row in answer["lots"]
    ]
    rows.sort(key=lambda row: (ORDER.get(row["kind"], 9), -(row["affected"] or 0), row["lot"]))
    lots = Table("lots", _("Lots that hold material of its place and days, those farthest on first"), LOTS, rows,
                 _("No lot holds material of this place and these days."), most=SHOWN)  # fmt: skip
    holders = Table("holders", _("Whoever holds or held it, most first"), HOLDERS,
                    [party for party in parties if not party.implicated],
                    _("Nobody holds material of this place and these days."))  # fmt: skip
    answers = [_answer(one) for one in _owed(request, seen)]
    owed = Table("answers", _("What those who were told decided"), ANSWERS, answers, _("Nobody was told yet."))
    return {"lots": lots, "holders": holders, "answers": owed}


def _answer(owed: Owed) -> dict[str, Any]:
    answer = owed.answer
    return {
        "organisation": owed.organisation,
        "told": owed.told,
        "due": owed.due,
        "standing": owed.standing,
        "assessment": answer.assessment if answer else "",
        "ground": GROUNDS.get(answer.ground, "") if answer else "",
        "beside": " · ".join(str(CONTRADICTIONS[one]) for one in owed.contradictions),
        "through": THROUGH[answer.through] if answer else "",
        "letter": reverse("incidents:answer-letter", args=[answer.incident, answer.seq])
        if answer and answer.sha256
        else None,
    }


def case_context(request: HttpRequest, seen: Seen, parties: list[Party], tables: dict[str, Table]) -> dict[str, Any]:
    """What the page of an incident and its paper say, as far as it is the reader's."""
    context = _context(seen, parties, tables) | known(request.user, seen)
    return context | for_team(seen, parties) if seen.whole else context


def _context(seen: Seen, parties: list[Party], tables: dict[str, Table]) -> dict[str, Any]:
    incident, today = seen.incident, clock.today()
    category = category_of(incident)
    deadlines = clocks_of([incident]).get(incident.number, [])
    running = incident.state != State.CLOSED
    due = next_due(deadlines) if running else None
    return {
        "incident": incident,
        "category": category_word(category),
        "annex": category.annex,
        "suspends": category.suspends and running,
        "mitigation": card_of(seen),
        "whole": seen.whole,
        "outcome": OUTCOMES.get(incident.outcome, ""),
        "proposed": OUTCOMES.get(incident.proposed, ""),
        "clocks": [(CLOCKS[one.clock], one, one.late(today), left_words(one, today)) for one in deadlines],
        "due": (CLOCKS[due.clock], left_words(due, today), due.late(today)) if due else None,
        "lots": tables["lots"],
        "holders": tables["holders"] if seen.whole else None,
        "answers": tables["answers"] if tables["answers"].rows else None,
        **_notices(seen),
        "undecided": sum(party.told == "to_decide" and not party.implicated for party in parties),
        "events": _events(seen) if seen.whole or Audience.GOVERNMENT in seen.audiences else [],
    }


def _notices(seen: Seen) -> dict[str, Any]:
    """Who was written to, for the team."""
    table = deliveries(seen.incident.number) if seen.whole else None
    if table is None or not table.rows:
        return {}
    return {"notices": table, "unsent": sorted({row["code"] for row in table.rows if row["state"] == "failed"})}


def _events(seen: Seen) -> list[dict[str, Any]]:
    """The history, newest first; reasons are the team's to read."""
    events = []
    for step in reversed(steps_of(seen.incident.number)):
        # A file, like a field, is unknown to those who do not read it.
        if (of := json.loads(step.facts).get("audience")) and of not in seen.audiences:
            continue
        more = [step.actor] if seen.whole else []
        if step.what == "level":
            more.append(f"{step.before} → {step.after}")
        if step.what in OF_CLOCKS:
            more.append(str(CLOCKS.get(step.before, step.before)))
        if step.what in ("recommended", "recommendation"):
            more.append(step.before or step.after)
        if seen.whole and step.reason:
            more.append(step.reason)
        more += [str(word) for name, word in SKIPPED.items() if f'"{name}"' in step.facts]
        shape = {"escalated": "serious", "close": "good", "reminded": "note"}.get(step.what, "")
        done = MOVED.get(step.after) if step.what == "recommendation" else DONE.get(step.what, step.what)
        events.append({"when": moment(step.at), "what": done, "more": " · ".join(more),
                       "shape": shape})  # fmt: skip
    return events
