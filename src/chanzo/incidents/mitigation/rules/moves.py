"""The life of a recommendation as one table: which move leads from where to where, and whose it is. (incidents)

given → accepted → reported → done        reported → accepted (sent back)
given → refused → given (given again)     given, accepted, refused, reported → dropped
"""

from enum import StrEnum
from typing import NamedTuple

from ..types import Move, Side, State


class By(StrEnum):
    """Whose move it is."""

    GIVER = "giver"  # who handles the case
    PARTY = "party"  # to whom it was given
    VERIFIER = "verifier"


class Allowed(NamedTuple):
    """A move leads from any of these states to one; ``to`` None leaves the state as it is."""

    frm: frozenset[State]
    to: State | None
    by: By


MOVES: dict[Move, Allowed] = {
    Move.ACCEPT: Allowed(frozenset((State.GIVEN,)), State.ACCEPTED, By.PARTY),
    Move.REFUSE: Allowed(frozenset((State.GIVEN,)), State.REFUSED, By.PARTY),
    Move.PROGRESS: Allowed(frozenset((State.ACCEPTED,)), None, By.PARTY),
    Move.REPORT: Allowed(frozenset((State.ACCEPTED,)), State.REPORTED, By.PARTY),
    Move.VERIFY: Allowed(frozenset((State.REPORTED,)), State.DONE, By.VERIFIER),
    Move.SEND_BACK: Allowed(frozenset((State.REPORTED,)), State.ACCEPTED, By.VERIFIER),
    Move.GIVE_AGAIN: Allowed(frozenset((State.REFUSED,)), State.GIVEN, By.GIVER),
    Move.DROP: Allowed(
        frozenset((State.GIVEN, State.ACCEPTED, State.REFUSED, State.REPORTED)), State.DROPPED, By.GIVER
    ),
}
# Accepting says enough by itself; everything else says why, or what was done or seen.
WITHOUT_WORDS = frozenset((Move.ACCEPT,))


def after(state: State, move: Move) -> State | None:
    """The state that a move leads to; None where it is not allowed."""
    allowed = MOVES.get(move)
    if allowed is None or state not in allowed.frm:
        return None
    return allowed.to or state


def moves_from(state: State, by: By) -> list[Move]:
    """The moves of one side that are allowed in a state, in the order of the table."""
    return [move for move, allowed in MOVES.items() if state in allowed.frm and allowed.by is by]


def may_verify(verifier: Side, party: Side) -> bool:
    """Whether somebody may be named to verify what a party does: never one of its own side."""
    return not verifier.same_side(party)
