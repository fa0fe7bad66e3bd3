"""The life of an incident as one table: which move leads from where to where. (incidents)

alert → triage → open → responses → verification → mitigation → monitoring → closed
  └──────┴───────→ open;   open and all after it → verification, mitigation;   closed → open (reopened)
"""

from collections.abc import Collection
from dataclasses import dataclass

from ..types import Level, Move, Outcome, State

_RUNNING = frozenset((State.OPEN, State.RESPONSES, State.VERIFICATION, State.MITIGATION, State.MONITORING))


@dataclass(frozen=True, slots=True)
class Allowed:
    """A move leads from any of these states to one; ``to`` None leaves the state as it is."""

    frm: frozenset[State]
    to: State | None


MOVES: dict[Move, Allowed] = {
    Move.TRIAGE: Allowed(frozenset((State.ALERT,)), State.TRIAGE),
    Move.OPEN: Allowed(frozenset((State.ALERT, State.TRIAGE)), State.OPEN),
    Move.ASK: Allowed(frozenset((State.OPEN, State.VERIFICATION)), State.RESPONSES),
    Move.VERIFY: Allowed(_RUNNING - {State.VERIFICATION}, State.VERIFICATION),
    Move.MITIGATE: Allowed(_RUNNING - {State.MITIGATION}, State.MITIGATION),
    Move.MONITOR: Allowed(frozenset((State.MITIGATION,)), State.MONITORING),
    Move.PROPOSE: Allowed(_RUNNING, None),
    Move.CLOSE: Allowed(_RUNNING | {State.ALERT, State.TRIAGE}, State.CLOSED),
    Move.REOPEN: Allowed(frozenset((State.CLOSED,)), State.OPEN),
}

# What a closing skips may be passed over with a reason, which is recorded under these names.
SKIPS = {
    State.OPEN: ("not_verified", "not_mitigated"),
    State.RESPONSES: ("not_verified", "not_mitigated"),
    State.VERIFICATION: ("not_mitigated",),
    State.MITIGATION: ("not_monitored",),
}


def after(state: State, move: Move) -> State | None:
    """The state that a move leads to; None where it is not allowed."""
    allowed = MOVES.get(move)
    if allowed is None or state not in allowed.frm:
        return None
    return allowed.to or state


def moves_from(state: State) -> list[Move]:
    """The moves that are allowed in a state, in the order of the table."""
    return [move for move, allowed in MOVES.items() if state in allowed.frm]


def outcomes_from(state: State) -> tuple[Outcome, ...]:
    """How an incident may be closed in a state: an alert that nobody assessed is never resolved."""
    if state in (State.ALERT, State.TRIAGE):
        return Outcome.UNSUBSTANTIATED, Outcome.TRANSFERRED
    return tuple(Outcome)


def skipped(state: State, outcome: Outcome) -> tuple[str, ...]:
    """The steps that closing as resolved passes over; other outcomes pass over none."""
    return SKIPS.get(state, ()) if outcome is Outcome.RESOLVED else ()


def needs_second(worst: int) -> bool:
    """Whether closing takes a second person: where the incident ever was of level 1, whatever it is now."""
    return worst == Level.HIGHEST


def may_confirm(actor: str, handlers: Collection[str]) -> bool:
    """Whether a person may confirm a closing: only who did not handle the incident."""
    return actor not in handlers
