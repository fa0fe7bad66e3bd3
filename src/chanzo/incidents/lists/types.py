"""What a row of a list of incidents says. (incidents)"""

from dataclasses import dataclass
from enum import StrEnum

TABLE = "incidents"
# Steps of a life that nobody's work on the incident is: what a list, the clocks and the reckoning bring about.
NOBODYS = frozenset({"listed", "unlisted", "reckoned", "reminded", "escalated", "linked"})


class Standing(StrEnum):
    """How far a listed incident had come."""

    ALERT = "alert"
    OPEN = "open"
    CLOSED = "closed"


# How a closed one may have been closed; what is carried over needs its successor, which a list does not know.
OUTCOMES = ("resolved", "unsubstantiated", "transferred")
TEXTS = ("summary", "account", "actors", "known_by", "public")


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One version of one row of a list: which incident it states, and how; ``facts`` are its account as JSON.

    ``version`` is the record's sequence times ``VERSIONS``, so that batches name rows of every table alike.
    """

    version: int
    key: str
    reference: str
    incident: str
    content: str
    level: int
    standing: str
    batch: int | None
    actor: str
    undone: bool
    cells: str
    facts: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A row that is not taken, with the code that says why."""

    row: int
    column: str | None
    code: str
    facts: dict[str, str | int]
