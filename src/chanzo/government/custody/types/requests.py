"""The words of requests for tags and books, and of how they are handed over. (government)"""

from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """Where a request stands."""

    PENDING = "pending"
    TO_REVISE = "to_revise"
    GRANTED = "granted"
    IN_TRANSIT = "in_transit"
    RECEIVED = "received"
    REFUSED = "refused"
    CANCELLED = "cancelled"


OPEN = (Stage.PENDING, Stage.TO_REVISE, Stage.GRANTED, Stage.IN_TRANSIT)


class RequestRow(NamedTuple):
    """A request for tags or books; ranges are JSON text, days since 1970."""

    seq: int
    number: str
    stage: str
    holder: str
    giver: str
    type: str
    quantity: int
    site: str
    reason: str
    quota: int | None
    asked_day: int
    asked_by: str
    stage_day: int
    granted: str
    granted_count: int
    hand_over: int | None


class StepRow(NamedTuple):
    """One act on a request."""

    seq: int
    request: str
    act: str
    stage: str
    day: int
    actor: str
    reason: str


class HandOverRow(NamedTuple):
    """Ranges that changed hands: in transit until the receiver confirms; ``missing`` is what did not arrive."""

    seq: int
    action: str
    giver: str
    receiver: str
    site: str
    type: str
    ranges: str
    numbers: int
    day: int
    document: str
    request: str
    given_by: str
    act: str
    state: str
    received_day: int | None
    received_by: str
    missing: str
    missing_count: int
    on_paper: bool
    note: str


IN_TRANSIT, RECEIVED, DIFFERS = "in_transit", "received", "differs"
