"""Projected rows as a plan sees them: read from the database when asked, changed in memory, written at the end.

One code serves recording (a database behind, flushed), a dry run (a database behind, never flushed) and a
rebuild (nothing behind). (ledger)
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

import orjson

R = TypeVar("R")


class Source(Protocol):
    """Where rows come from that a shelf does not hold yet."""

    def select(
        self, table: str, columns: Sequence[str], index: str, values: Sequence[Any]
    ) -> Iterable[tuple[Any, ...]]: ...


class Nothing:
    """No rows behind: a rebuild, or a test of the pure part."""

    def select(self, table: str, columns: Sequence[str], index: str, values: Sequence[Any]) -> Iterable[tuple]:
        return ()


class Shelf(Generic[R]):
    """The rows of one table by primary key and by the named indexes."""

    def __init__(self, table: str, row: Callable[..., R], pk: str, indexes: Sequence[str], source: Source) -> None:
        self.table, self.row, self.pk, self.source = table, row, pk, source
        self.columns: tuple[str, ...] = getattr(row, "_fields", None) or tuple(f.name for f in fields(row))  # type: ignore[arg-type]
        self.as_tuple = attrgetter(*self.columns)
        self.pk_of = attrgetter(pk)
        self.changed: dict[Any, R | None] = {}
        self.indexes = {name: attrgetter(*name.split(",")) for name in indexes}
        # Made when first asked for: a plan asks for few of them. An empty value is never asked for.
        self._places: dict[str, tuple[Callable[[R], Any], dict[Any, list[Any]]]] = {}

    def find(self, index: str, values: Iterable[Any]) -> list[R]:
        """The rows whose ``index`` columns are among ``values``, in no particular order."""
        wanted = [v for v in dict.fromkeys(values) if v != ""]
        if not wanted:
            return []
        changed, row = self.changed, self.row
        pk_at = self.columns.index(self.pk)
        found = [
            row(*t) for t in self.source.select(self.table, self.columns, index, wanted) if t[pk_at] not in changed
        ]
        if changed:
            if index == self.pk:
                found += [r for v in wanted if (r := changed.get(v)) is not None]
            else:
                places = self._places_by(index)
                held = changed.__getitem__
                for value in wanted:
                    if pks := places.get(value):
                        found += map(held, pks)  # type: ignore[arg-type]
        return found

    def put(self, row: R) -> None:
        """Keep a new or changed row; a row once put is replaced by a copy, never edited in place."""
        pk = self.pk_of(row)
        old = self.changed.get(pk)
        self.changed[pk] = row
        for value_of, places in self._places.values():
            value = value_of(row)
            if old is not None:
                before = value_of(old)
                if before == value:
                    continue
                if before != "":
                    places[before].remove(pk)
            if value != "":
                places[value].append(pk)

    def drop(self, pk: Any) -> None:
        """The row no longer stands."""
        old = self.changed.get(pk)
        if old is not None:
            for value_of, places in self._places.values():
                if (before := value_of(old)) != "":
                    places[before].remove(pk)
        self.changed[pk] = None

    def _places_by(self, index: str) -> dict[Any, list[Any]]:
        if index not in self._places:
            value_of, places = self._places[index] = self.indexes[index], defaultdict(list)
            for pk, row in self.changed.items():
                if row is not None and (value := value_of(row)) != "":
                    places[value].append(pk)
        return self._places[index][1]

    def standing(self) -> Iterator[R]:
        """Every row put and not dropped."""
        return (r for r in self.changed.values() if r is not None)

    def clear(self) -> None:
        """Forget what was changed, after it was written."""
        self.changed.clear()
        self._places.clear()


def compact(value: Any) -> str:
    """Cells as the text that a line keeps; keys sorted, so that equal cells are equal text."""
    return packed(value).decode()


def packed(value: Any) -> bytes:
    """The bytes of that text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
