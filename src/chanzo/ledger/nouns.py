"""What the acts of a room do to its projected rows, noun by noun. (ledger)

One code serves an act as it happens (rows from the database, written at the end), a comparison and a rebuild:

    VISITS = Noun((RowTable("sites_visit", VisitRow, "seq", ("site",)),), {"site.visited": visited})
    SITES = Room("sites", (REQUESTS, STUDIES, VISITS))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from .shelves import Nothing, Shelf, Source
from .types import Entry, Facts

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Told:
    """One record as a room's rows take it; ``at`` is when it was recorded, in seconds since 1970."""

    seq: int
    kind: str
    subject: str
    actor: str
    at: int
    facts: Facts

    @classmethod
    def of(cls, entry: Entry) -> "Told":
        """A record that was read back."""
        return cls(entry.seq, entry.kind, entry.subject, entry.actor, int(entry.record_time.timestamp()), entry.facts)


@dataclass(frozen=True, slots=True)
class RowTable(Generic[R]):
    """A projected table: its row type (frozen, fields in the columns' order), primary key, and what it is asked by."""

    table: str
    row: Callable[..., R]
    pk: str
    indexes: tuple[str, ...] = ()


class Rows:
    """The rows of a room's tables, by row type; behind them is the ``source``."""

    def __init__(self, tables: Iterable[RowTable[Any]], source: Source | None = None) -> None:
        behind = source or Nothing()
        self._by_type = {t.row: Shelf(t.table, t.row, t.pk, t.indexes, behind) for t in tables}

    def of(self, row: Callable[..., R]) -> Shelf[R]:
        """The shelf of one row type."""
        return cast("Shelf[R]", self._by_type[row])

    @property
    def shelves(self) -> tuple[Shelf[Any], ...]:
        """Every shelf, for writing."""
        return tuple(self._by_type.values())


Applied = Callable[[Told, Rows], None]


@dataclass(frozen=True, slots=True)
class Noun:
    """Tables that belong together, and what each kind of record does to their rows."""

    tables: tuple[RowTable[Any], ...]
    kinds: Mapping[str, Applied]


@dataclass(frozen=True)
class Room:
    """The nouns of one room; a kind may speak to several of them."""

    name: str
    nouns: tuple[Noun, ...]

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of record that changes rows here."""
        return tuple(sorted({kind for noun in self.nouns for kind in noun.kinds}))

    @cached_property
    def tables(self) -> tuple[RowTable[Any], ...]:
        """Every table of the room."""
        return tuple(table for noun in self.nouns for table in noun.tables)

    def rows(self, source: Source | None = None) -> Rows:
        """Fresh rows of every table."""
        return Rows(self.tables, source)

    def apply(self, told: Told, rows: Rows) -> None:
        """Bring the rows in step with one record; a record of another kind changes nothing."""
        for noun in self.nouns:
            if told.kind in noun.kinds:
                noun.kinds[told.kind](told, rows)

    def rows_from(self, entries: Iterable[Entry]) -> Rows:
        """The rows as these records make them, in memory."""
        rows = self.rows()
        for entry in entries:
            self.apply(Told.of(entry), rows)
        return rows
