"""The life of a request: which act leads from which stage to which; nothing else may happen. (government)

to revise
  ^ |  ask_revision, revise
  | v
pending --grant--> granted --hand_over--> in transit --receive--> received
   |                  |
   +--refuse--> refused; until it is handed over: --cancel--> cancelled
"""

from chanzo.core.refusals import Refused

from ..types.requests import Stage

MOVES: dict[tuple[Stage, str], Stage] = {
    (Stage.PENDING, "ask_revision"): Stage.TO_REVISE,
    (Stage.TO_REVISE, "revise"): Stage.PENDING,
    (Stage.PENDING, "grant"): Stage.GRANTED,
    (Stage.PENDING, "refuse"): Stage.REFUSED,
    (Stage.TO_REVISE, "refuse"): Stage.REFUSED,
    (Stage.PENDING, "cancel"): Stage.CANCELLED,
    (Stage.TO_REVISE, "cancel"): Stage.CANCELLED,
    (Stage.GRANTED, "cancel"): Stage.CANCELLED,
    (Stage.GRANTED, "hand_over"): Stage.IN_TRANSIT,
    (Stage.IN_TRANSIT, "receive"): Stage.RECEIVED,
}
# Acts of the one who asks, and of the one who is asked; a hand-over and its receipt have rules of their own.
ASKING, GRANTING = ("revise", "cancel"), ("ask_revision", "grant", "refuse")
NEED_REASON = frozenset(("ask_revision", "refuse", "cancel"))


def moved(stage: str, act: str) -> Stage:
    """The stage after an act; Refused REQUEST_STAGE where the act does not lead on from there."""
    after = MOVES.get((Stage(stage), act))
    if after is None:
        raise Refused("REQUEST_STAGE", stage=stage, act=act)
    return after


def possible(stage: str) -> list[str]:
    """The acts that lead on from a stage, in the order of the table."""
    return [act for known, act in MOVES if known == stage]
