"""Incidents as the ledger knows them. (incidents)

incident.reported   an alert, assessed by nobody yet
incident.opened     the same, opened at once
incident.moved      a move of rules.moves, with what it skipped
incident.levelled   another level or flag, with the reason
incident.described  fields, place or days stated anew (see also record_projections)
incident.implicated organisations shut out of the case, or let in again
incident.attached, incident.file_classed, incident.detached   a file of the case
incident.reckoned   what organisations were found to hold of the material
incident.told       a holder was told, or telling it was held back
incident.answered   a company that was told decided for itself
incident.linked     findings that belong to it
incident.informed, incident.acknowledged   an authority heard of it, and said so
incident.measured, incident.measure_ended  a measure of the programme, and what came of it
incident.reminded, incident.escalated   what the clocks brought about

What is written for others to read is in ``publication.projections``; it stands in the history too.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Room, Rows, RowTable, Told

from .lists.projection import LISTS
from .mitigation.projections import MITIGATION
from .publication.projections import PUBLICATION
from .record_projections import RECORD
from .rows import AnswerRow, IncidentRow, InformedRow, LinkRow, MeasureRow, PartyRow, StepRow, TextRow
from .types import Move, State
from .types import Told as Decided

PLACED = ("site", "area", "province", "latitude_udeg", "longitude_udeg", "precision_m")
DATED = ("first_day", "last_day", "about")
DESCRIBED = (*PLACED, *DATED, "minerals", "category")


def began(told: Told, rows: Rows) -> None:
    """An incident begins, as an alert or opened at once."""
    facts = told.facts
    opened = told.kind == "incident.opened"
    row = IncidentRow(
        number=told.subject, state=State.OPEN if opened else State.ALERT, outcome="", level=facts["level"],
        worst=facts["level"], high_risk=facts["high_risk"], reported_at=told.at, opened_at=told.at if opened else None,
        closed_at=None, carried_from=facts["carried_from"], carried_to="", proposed_by="", proposed="", seq=told.seq,
        **{name: facts[name] for name in DESCRIBED},
    )  # fmt: skip
    rows.of(IncidentRow).put(row)
    if row.carried_from:
        before = _incident(row.carried_from, rows)
        rows.of(IncidentRow).put(replace(before, carried_to=row.number, seq=told.seq))
    _texts(told, facts["texts"], rows)
    _implicate(told, dict.fromkeys(facts["implicated"], True), rows)
    _step(told, rows, Move.OPEN if opened else Move.ALERT, "", row.state, facts["reason"])


def moved(told: Told, rows: Rows) -> None:
    """An incident moves on."""
    facts = told.facts
    row = _incident(told.subject, rows)
    move = Move(facts["move"])
    now = replace(row, state=facts["to"], seq=told.seq, proposed_by="", proposed="")
    if move is Move.OPEN:
        now = replace(now, opened_at=told.at)
    elif move is Move.PROPOSE:
        now = replace(now, proposed_by=told.actor, proposed=facts["outcome"])
    elif move is Move.CLOSE:
        now = replace(now, outcome=facts["outcome"], closed_at=told.at)
    elif move is Move.REOPEN:
        now = replace(now, outcome="", closed_at=None)
    rows.of(IncidentRow).put(now)
    _step(told, rows, move, row.state, now.state, facts["reason"])


def levelled(told: Told, rows: Rows) -> None:
    """Another level or flag."""
    row, facts = _incident(told.subject, rows), told.facts
    level = facts["level"]
    rows.of(IncidentRow).put(
        replace(row, level=level, worst=min(level, row.worst), high_risk=facts["high_risk"], seq=told.seq)
    )
    _step(told, rows, "level", str(row.level), str(level), facts["reason"])


def described(told: Told, rows: Rows) -> None:
    """Fields, place or days stated anew."""
    row, facts = _incident(told.subject, rows), told.facts
    now = replace(row, seq=told.seq, **facts["set"])
    rows.of(IncidentRow).put(now)
    _texts(told, facts["texts"], rows)
    # The history keeps the category that it had: what Annex II asks for it is not described away.
    _step(told, rows, "described", row.category, now.category, facts["reason"])


def implicated(told: Told, rows: Rows) -> None:
    """Organisations are shut out of the case, or let in again."""
    _implicate(told, told.facts["organisations"], rows)
    _step(told, rows, "implicated", "", "", told.facts["reason"])


def filed(told: Told, rows: Rows) -> None:
    """A file came to the case, is read by others, or was taken back: the history says so without its words."""
    _step(told, rows, told.kind.partition(".")[2], "", "", told.facts["reason"])


def reckoned(told: Told, rows: Rows) -> None:
    """What organisations hold of the material, as it was found up to a record."""
    for organisation, (lots, mass_g) in told.facts["holders"].items():
        row = _party(told, organisation, rows)
        found = told.seq if row.found_seq is None else row.found_seq
        rows.of(PartyRow).put(replace(row, lots=lots, mass_g=mass_g, found_seq=found, seq=told.seq))
    _step(told, rows, "reckoned", "", "", "")


def decided(told: Told, rows: Rows) -> None:
    """A holder was told, or telling it is held back."""
    facts = told.facts
    for organisation in facts["organisations"]:
        row = replace(_party(told, organisation, rows), told=facts["decision"], told_by=told.actor, seq=told.seq)
        if facts["decision"] == Decided.TOLD:
            row = replace(row, told_at=told.at, text=facts["text"], review_day=None)
        else:
            row = replace(row, told_at=None, text="", review_day=facts["review_day"])
        rows.of(PartyRow).put(row)
    _step(told, rows, str(facts["decision"]), "", "", facts["reason"])


def answered(told: Told, rows: Rows) -> None:
    """A company that was told decided for itself."""
    facts = told.facts
    organisation = facts["organisation"]
    given = {name: facts[name] for name in ANSWERED}
    rows.of(AnswerRow).put(
        AnswerRow(
            told.seq, told.subject, organisation, fold(organisation), sites=canonical(facts["sites"]),
            actor=told.actor, at=told.at, through=facts.get("through", ""), heard_day=facts.get("heard_day"),
            function=facts.get("function", ""), sha256=facts.get("sha256", ""), media=facts.get("media", ""), **given,
        )
    )  # fmt: skip
    _step(told, rows, "answered", "", facts["decision"], "")


def linked(told: Told, rows: Rows) -> None:
    """Findings that belong to an incident."""
    for finding, cause in told.facts["findings"].items():
        rows.of(LinkRow).put(LinkRow(f"{told.subject}/{finding}", told.subject, finding, cause, told.seq))
    _step(told, rows, "linked", "", "", "")


def informed(told: Told, rows: Rows) -> None:
    """An authority was informed."""
    facts = told.facts
    rows.of(InformedRow).put(
        InformedRow(
            told.seq, told.subject, facts["service"], facts["means"], facts["day"], facts["reference"],
            acknowledged=None, actor=told.actor, function=facts.get("function", ""), said=facts.get("said", ""),
            minute=facts.get("minute"), paper=facts.get("paper", ""), received_by="", sha256="", media="",
        )
    )  # fmt: skip
    _step(told, rows, "informed", "", "", "")


def acknowledged(told: Told, rows: Rows) -> None:
    """The authority acknowledged it."""
    facts = told.facts
    receipt = {"received_by": facts.get("function", ""), "sha256": facts.get("sha256", "")}
    for row in rows.of(InformedRow).find("seq", [facts["informed"]]):
        row = replace(row, acknowledged=facts["day"], media=facts.get("media", ""), **receipt)
        rows.of(InformedRow).put(row)
    # The day that it states counts, not the one on which it was entered.
    _step(told, rows, "acknowledged", "", str(facts["day"]), "")


def measured(told: Told, rows: Rows) -> None:
    """The programme takes a measure."""
    facts = told.facts
    rows.of(MeasureRow).put(
        MeasureRow(
            told.seq, told.subject, facts["sort"], facts["about"], facts["reason"], facts["from"], facts["to"],
            outcome="", outcome_day=None, actor=told.actor,
        )
    )  # fmt: skip
    _step(told, rows, "measured", "", facts["sort"], facts["reason"])


def measure_ended(told: Told, rows: Rows) -> None:
    """What came of a measure."""
    facts = told.facts
    for row in rows.of(MeasureRow).find("seq", [facts["measure"]]):
        rows.of(MeasureRow).put(replace(row, outcome=facts["outcome"], outcome_day=facts["day"]))
    _step(told, rows, "measure_ended", "", "", facts["outcome"])


def noted(told: Told, rows: Rows) -> None:
    """What the clocks brought about: it stands in the history and changes nothing else."""
    _step(told, rows, told.kind.partition(".")[2], told.facts["clock"], "", "")


def stepped(told: Told, rows: Rows) -> None:
    """An act of publication: it stands in the history, its rows are in ``publication``."""
    _step(told, rows, told.kind.partition(".")[2], "", "", told.facts.get("reason", ""))


def _incident(number: str, rows: Rows) -> IncidentRow:
    return rows.of(IncidentRow).find("number", [number])[0]


def _party(told: Told, organisation: str, rows: Rows) -> PartyRow:
    key = f"{told.subject}/{fold(organisation)}"
    found = rows.of(PartyRow).find("id", [key])
    if found:
        return found[0]
    return PartyRow(
        key, told.subject, organisation, fold(organisation), implicated=False, lots=0, mass_g=0, found_seq=None,
        told=Decided.TO_DECIDE, told_at=None, told_by="", text="", review_day=None, seq=told.seq,
    )  # fmt: skip


def _implicate(told: Told, organisations: Mapping[str, bool], rows: Rows) -> None:
    for organisation, out in organisations.items():
        rows.of(PartyRow).put(replace(_party(told, organisation, rows), implicated=out, seq=told.seq))


def _texts(told: Told, texts: Mapping[str, Any], rows: Rows) -> None:
    for field, (audience, text) in texts.items():
        key = f"{told.subject}/{field}"
        if text:
            rows.of(TextRow).put(TextRow(key, told.subject, field, audience, text, told.seq))
        else:
            rows.of(TextRow).drop(key)


def _step(told: Told, rows: Rows, what: str, before: str, after: str, reason: str) -> None:
    kept = {name: told.facts[name] for name in KEPT if name in told.facts}
    row = StepRow(told.seq, told.subject, str(what), before, after, told.actor, told.at, reason, canonical(kept))
    rows.of(StepRow).put(row)


# What of a record's facts the history shows beside its reason.
ANSWERED = (
    "decision", "no_risk", "assessment", "reasons", "ground", "tried", "evidence", "deadline", "mass_g",
)  # fmt: skip
KEPT = (
    "outcome",
    "skipped",
    "high_risk",
    "organisations",
    "holders",
    "head",
    "organisation",
    "findings",
    "service",
    "about",
    "persons",
    "particulars",
    "audience",
)

INCIDENTS = Room(
    "incidents",
    (
        RECORD,
        Noun(
            (
                RowTable("incidents_incident", IncidentRow, "number"),
                RowTable("incidents_step", StepRow, "seq", ("incident",)),
                RowTable("incidents_text", TextRow, "id", ("incident",)),
                RowTable("incidents_party", PartyRow, "id", ("incident",)),
                RowTable("incidents_answer", AnswerRow, "seq", ("incident",)),
                RowTable("incidents_link", LinkRow, "id", ("incident", "cause")),
                RowTable("incidents_informed", InformedRow, "seq", ("incident",)),
                RowTable("incidents_measure", MeasureRow, "seq", ("incident",)),
            ),
            {
                "incident.reported": began,
                "incident.opened": began,
                "incident.moved": moved,
                "incident.levelled": levelled,
                "incident.described": described,
                "incident.implicated": implicated,
                "incident.attached": filed,
                "incident.file_classed": filed,
                "incident.detached": filed,
                "incident.reckoned": reckoned,
                "incident.told": decided,
                "incident.answered": answered,
                "incident.linked": linked,
                "incident.informed": informed,
                "incident.acknowledged": acknowledged,
                "incident.measured": measured,
                "incident.measure_ended": measure_ended,
                "incident.reminded": noted,
                "incident.escalated": noted,
                **dict.fromkeys(PUBLICATION.kinds, stepped),
            },
        ),
        LISTS,
        MITIGATION,
        PUBLICATION,
    ),
)
