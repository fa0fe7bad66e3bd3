"""The words of the ledger: a record as read, as stored, and what a check says. (ledger)"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

Facts = dict[str, Any]

RECORDS_BEGIN = bytes(32)
"""What the first record's chain is joined to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as a projection or reader sees it: facts brought to the newest version of their kind."""

    seq: int
    kind: str
    version: int
    subject: str
    actor: str
    event_time: datetime
    record_time: datetime
    facts: Facts


class Stored(NamedTuple):
    """One row of ``ledger_record`` in the order of its columns; times as the database hands them over."""

    seq: int
    kind: str
    version: int
    subject: str
    actor: str
    event_time: Any
    record_time: Any
    body: str
    salt: bytes
    content: bytes
    leaf: bytes
    chain: bytes


class Head(NamedTuple):
    """The last record and the hash that stands for all up to it; (0, 32 zero bytes) of an empty ledger."""

    seq: int
    chain: bytes


@dataclass(frozen=True, slots=True)
class Projection:
    """What one room derives from the ledger.

    ``rebuild`` empties ``tables``, replays the entries and returns counts to report, such as ``{"lots": 12}``.
    ``differences`` names at most ``limit`` rows that a fresh derivation would write otherwise, such as
    ``table traceability_lot row mine:04100012: differs``, and changes nothing. Both run under the lock.
    """

    name: str
    tables: tuple[str, ...]
    rebuild: Callable[[Iterator[Entry]], dict[str, int]]
    differences: Callable[[int], list[str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A room's function that is handed every record of its kinds, once each and in order."""

    name: str
    kinds: frozenset[str]
    read: Callable[[Entry], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of the ledger found; ``first_bad`` names the first thing that is not as it was recorded."""

    records: int
    head: int
    ok: bool
    first_bad: str | None = None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild replayed, what came of it, and how the old projections differed from the new."""

    records: int
    counts: dict[str, int]
    differences: list[str]

    @property
    def equal(self) -> bool:
        return not self.differences


@dataclass(frozen=True, slots=True)
class ReaderRun:
    """How far one reader came: records handed to it, the position it stands at, and what stopped it."""

    name: str
    read: int
    position: int
    error: str | None = None


Progress = Callable[[int], object]
"""Told how many more were done."""

Kinds = Iterable[str] | None
