"""What acts of mitigation do to rows. (incidents)

incident.recommended          a recommendation is given to a party
incident.recommendation_moved answered, reported on, verified or sent back, given again, dropped
incident.planned              a plan of mitigation is adopted: what is measured, from where to where
incident.improved             evidence of improvement
incident.suspension_decided   to suspend or to go on, at once or after six months
incident.clock_stopped, incident.clock_started   a clock of the incident stands still for a reason, or runs again
incident.limit_set            a limit of a clock, in force from a day
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.core.days import to_day
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..rows import LimitRow, StepRow
from .rows import ChoiceRow, ImprovementRow, MoveRow, PlanRow, RecommendationRow
from .types import ENDED, Move, State

FILE = ("sha256", "media", "size")


def recommended(told: Told, rows: Rows) -> None:
    """A recommendation is given."""
    facts = told.facts
    given = {name: facts[name] for name in GIVEN}
    rows.of(RecommendationRow).put(
        RecommendationRow(
            incident=told.subject, folded=fold(facts["party"]), verifier_folded=fold(facts["verifier"]),
            state=State.GIVEN, given_day=_day(told), answered_day=None, reported_day=None, reporter="",
            ended_day=None, seq=told.seq, **given,
        )
    )  # fmt: skip
    _move(told, rows, facts["number"], Move.GIVE, "", State.GIVEN)
    _step(told, rows, "recommended", "", facts["number"], "")


def recommendation_moved(told: Told, rows: Rows) -> None:
    """A recommendation moves on."""
    facts, shelf = told.facts, rows.of(RecommendationRow)
    row, day, move = shelf.find("number", [facts["number"]])[0], _day(told), Move(facts["move"])
    now = replace(row, state=facts["to"], seq=told.seq, ended_day=day if State(facts["to"]) in ENDED else None)
    if move in (Move.ACCEPT, Move.REFUSE):
        now = replace(now, answered_day=day)
    elif move is Move.REPORT:
        now = replace(now, reported_day=day, reporter=told.actor)
    elif move is Move.SEND_BACK:
        now = replace(now, reported_day=None, reporter="")
    elif move is Move.GIVE_AGAIN:
        now = replace(now, answered_day=None, due=facts["due"], answer_due=facts["answer_due"])
    shelf.put(now)
    _move(told, rows, row.number, move, row.state, now.state)
    _step(told, rows, "recommendation", row.number, move, facts["text"])


def planned(told: Told, rows: Rows) -> None:
    """A plan is adopted."""
    facts = told.facts
    rows.of(PlanRow).put(
        PlanRow(
            told.seq, told.subject, facts["text"], facts["measure"], facts["baseline"], facts["target"], told.actor,
            told.at,
        )
    )  # fmt: skip
    _step(told, rows, "planned", "", "", facts["text"])


def improved(told: Told, rows: Rows) -> None:
    """Evidence of improvement."""
    facts = told.facts
    rows.of(ImprovementRow).put(
        ImprovementRow(
            told.seq, told.subject, facts["measure"], facts["found"], facts["day"], facts["recommendation"],
            facts["sha256"], facts["media"], facts["size"], told.actor, told.at,
        )
    )  # fmt: skip
    _step(told, rows, "improved", "", "", facts["found"])


def suspension_decided(told: Told, rows: Rows) -> None:
    """To suspend, or to go on without."""
    facts, until = told.facts, told.facts["until"]
    rows.of(ChoiceRow).put(
        ChoiceRow(
            told.seq, told.subject, facts["clock"], facts["choice"], facts["about"], until, facts["reason"],
            told.actor, told.at,
        )
    )  # fmt: skip
    _step(told, rows, "suspension_decided", facts["clock"], "" if until is None else str(until), facts["reason"])


def clock_stopped(told: Told, rows: Rows) -> None:
    """A clock stands still until a day."""
    _step(told, rows, "clock_stopped", told.facts["clock"], str(told.facts["until"]), told.facts["reason"])


def clock_started(told: Told, rows: Rows) -> None:
    """It runs again before that day."""
    _step(told, rows, "clock_started", told.facts["clock"], "", told.facts["reason"])


def limit_set(told: Told, rows: Rows) -> None:
    """A limit is in force from a day."""
    facts = told.facts
    rows.of(LimitRow).put(
        LimitRow(
            told.seq, facts["clock"], facts["level"], facts["days"], facts["from"], facts["reason"], told.actor, told.at
        )
    )


def _move(told: Told, rows: Rows, number: str, what: str, before: str, after: str) -> None:
    facts: dict[str, Any] = {"text": "", "entered": False, "sha256": "", "media": "", "size": 0} | {
        name: told.facts[name] for name in ("text", "entered", *FILE) if what != Move.GIVE
    }
    rows.of(MoveRow).put(
        MoveRow(
            seq=told.seq, recommendation=number, incident=told.subject, what=str(what), before=str(before),
            after=str(after), actor=told.actor, at=told.at, **facts,
        )
    )  # fmt: skip


def _step(told: Told, rows: Rows, what: str, before: str, after: str, reason: str) -> None:
    row = StepRow(told.seq, told.subject, what, str(before), str(after), told.actor, told.at, reason, canonical({}))
    rows.of(StepRow).put(row)


def _day(told: Told) -> int:
    return to_day(datetime.fromtimestamp(told.at, UTC).date())


GIVEN = (
    "number", "sort", "party", "owner", "text", "evidence", "due", "answer_due", "verifier_sort", "verifier",
)  # fmt: skip
LIMIT_SET = "incident.limit_set"
MITIGATION = Noun(
    (
        RowTable("incidents_recommendation", RecommendationRow, "number", ("incident",)),
        RowTable("incidents_recommendation_move", MoveRow, "seq", ("recommendation",)),
        RowTable("incidents_plan", PlanRow, "seq", ("incident",)),
        RowTable("incidents_improvement", ImprovementRow, "seq", ("incident",)),
        RowTable("incidents_suspension_choice", ChoiceRow, "seq", ("incident",)),
        RowTable("incidents_limit", LimitRow, "seq"),
    ),
    {
        "incident.recommended": recommended,
        "incident.recommendation_moved": recommendation_moved,
        "incident.planned": planned,
        "incident.improved": improved,
        "incident.suspension_decided": suspension_decided,
        "incident.clock_stopped": clock_stopped,
        "incident.clock_started": clock_started,
        LIMIT_SET: limit_set,
    },
)
