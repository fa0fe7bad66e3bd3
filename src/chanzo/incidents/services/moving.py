"""An incident moves on: by the table of moves, each step with a person, a time and a reason. (incidents)"""

from dataclasses import asdict, dataclass
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from ..projections import INCIDENTS
from ..queries.areas import place_named
from ..queries.shut_out import is_shut_out
from ..rows import IncidentRow, StepRow
from ..rules import moves
from ..types import Level, Move, Outcome, State
from .carrying import carry_over
from .histories import lacks_improvement
from .joining import say_to_findings


def move_incident(*, number: str, move: Move, reason: str, by: Any) -> int:
    """Bring an incident on by a move other than closing; the record's sequence."""
    if move in (Move.CLOSE, Move.PROPOSE):
        raise ValueError("closing has services of its own")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        to = _after(row, move)
        facts = {"move": move.value, "to": to.value, "reason": said(reason)}
        return deed.record("incident.moved", subject=row.number, actor=actor.number, facts=facts)


@dataclass(frozen=True)
class Particulars:
    """What an outcome must say besides its reason: to whom and under which reference a case is transferred, what was
    examined before it is found unsubstantiated."""

    transferred_to: str = ""
    reference: str = ""
    examined: str = ""


NONE = Particulars()
NEEDED = {Outcome.TRANSFERRED: ("transferred_to", "reference"), Outcome.UNSUBSTANTIATED: ("examined",)}


def propose_closing(
    *, number: str, outcome: Outcome, reason: str, passing_over: str = "", particulars: Particulars = NONE, by: Any
) -> int:
    """Propose to a second person to close an incident that was of level 1; the record's sequence."""
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        to = _after(row, Move.PROPOSE)
        facts = _closing(row, outcome, reason, passing_over, particulars, deed.rows)
        facts |= {"move": Move.PROPOSE.value, "to": to.value}
        return deed.record("incident.moved", subject=row.number, actor=actor.number, facts=facts)


def close_incident(
    *, number: str, outcome: Outcome, reason: str, passing_over: str = "", particulars: Particulars = NONE, by: Any
) -> int:
    """Close an incident; one that ever was of level 1 only as proposed, by a person who did not handle it.

    ``passing_over`` says why steps that the closing skips may be skipped; that they were is part of the record. What
    is unresolved goes on in a linked new incident, which is opened in the same act.
    """
    # One transaction with what its findings hear, so that a kill cannot part them.
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        to = _after(row, Move.CLOSE)
        if moves.needs_second(row.worst):
            actor = handler(row, by, Act.CONFIRM_CLOSING)
            if row.proposed != outcome:
                raise Refused("NOT_PROPOSED", number=row.number, outcome=outcome.value)
            if not moves.may_confirm(actor.number, handlers_of(row.number, deed.rows)):
                raise Refused("SECOND_PERSON")
        else:
            actor = handler(row, by)
        facts = _closing(row, outcome, reason, passing_over, particulars, deed.rows)
        facts |= {"move": Move.CLOSE.value, "to": to.value}
        if outcome is Outcome.CARRIED and not row.carried_to:
            carry_over(row, deed, actor=actor, reason=facts["reason"])
        seq = deed.record("incident.moved", subject=row.number, actor=actor.number, facts=facts)
        say_to_findings(number=number, outcome=outcome)
    return seq


def level_incident(*, number: str, level: int, high_risk: bool, reason: str, by: Any) -> int:
    """Give an incident another level or set its flag, with the reason; the record's sequence."""
    if level not in list(Level):
        raise Refused("LEVEL_UNKNOWN", level=level)
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        if (row.level, row.high_risk) == (level, high_risk):
            raise Refused("LEVEL_SAME")
        facts = {"level": int(level), "high_risk": high_risk, "reason": said(reason)}
        return deed.record("incident.levelled", subject=row.number, actor=actor.number, facts=facts)


def held(number: str, rows: Rows) -> IncidentRow:
    """An incident by its number, under the lock."""
    found = rows.of(IncidentRow).find("number", [number])
    if not found:
        raise Refused("INCIDENT_UNKNOWN", number=number)
    return found[0]


def handler(row: IncidentRow, by: Any, act: Act = Act.HANDLE_INCIDENT) -> Actor:
    """The actor, where it may handle incidents at this place and is not shut out of this one."""
    actor = require(by, act, at=place_named(row.site, row.area, row.province))
    if is_shut_out(row.number, actor):
        raise Refused("INCIDENT_UNKNOWN", number=row.number)
    return actor


def handlers_of(number: str, rows: Rows) -> set[str]:
    """Everybody who took a step in an incident."""
    return {step.actor for step in rows.of(StepRow).find("incident", [number])}


def _after(row: IncidentRow, move: Move) -> State:
    to = moves.after(State(row.state), move)
    if to is None:
        raise Refused("MOVE_NOT_ALLOWED", state=row.state)
    return to


def _closing(
    row: IncidentRow, outcome: Outcome, reason: str, passing_over: str, particulars: Particulars, rows: Rows
) -> dict[str, Any]:
    state = State(row.state)
    if outcome not in moves.outcomes_from(state):
        raise Refused("OUTCOME_NOT_ALLOWED", state=row.state, outcome=outcome.value)
    # Nobody passes over this one: other outcomes say that a case ended without it.
    if outcome is Outcome.RESOLVED and lacks_improvement(row, rows):
        raise Refused("IMPROVEMENT_MISSING")
    needed = {name: text.strip() for name, text in asdict(particulars).items() if name in NEEDED.get(outcome, ())}
    if outcome is Outcome.TRANSFERRED and not all(needed.values()):
        raise Refused("TRANSFER_WHERE")
    if outcome is Outcome.UNSUBSTANTIATED and not all(needed.values()):
        raise Refused("EXAMINED_MISSING")
    steps = moves.skipped(state, outcome)
    if steps and not passing_over.strip():
        raise Refused("STEPS_SKIPPED", steps=", ".join(steps))
    return {
        "outcome": outcome.value,
        "reason": said(reason),
        "skipped": list(steps),
        "passing_over": passing_over.strip() if steps else "",
        "particulars": needed,
    }


def said(reason: str) -> str:
    """The reason of an act; none is refused."""
    if not reason.strip():
        raise Refused("STEP_REASON")
    return reason.strip()
