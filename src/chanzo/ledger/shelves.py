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
        # Made when first asked for: a plan asks for few of them.
        self._places: dict[str, dict[Any, set[Any]]] = {}

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
                for value in wanted:
                    found += [r for pk in places.get(value, ()) if (r := changed[pk]) is not None]
        return found

    def put(self, row: R) -> None:
        """Keep a new or changed row; a row once put is replaced by a copy, never edited in place."""
        pk = self.pk_of(row)
        self._forget(pk)
        self.changed[pk] = row
        for index, places in self._places.items():
            places[self.indexes[index](row)].add(pk)

    def drop(self, pk: Any) -> None:
        """The row no longer stands."""
        self._forget(pk)
        self.changed[pk] = None

    def _forget(self, pk: Any) -> None:
        old = self.changed.get(pk)
        if old is not None:
            for index, places in self._places.items():
                places[self.indexes[index](old)].discard(pk)

    def _places_by(self, index: str) -> dict[Any, set[Any]]:
        places = self._places.get(index)
        if places is None:
            value_of = self.indexes[index]
            places = self._places[index] = defaultdict(set)
            for pk, row in self.changed.items():
                if row is not None:
                    places[value_of(row)].add(pk)
        return places

    def standing(self) -> Iterator[R]:
        """Every row put and not dropped."""
        return (r for r in self.changed.values() if r is not None)

    def clear(self) -> None:
        """Forget what was changed, after it was written."""
        self.changed.clear()
        self._places.clear()


def compact(value: Any) -> str:
    """Cells as the text that a line keeps; keys sorted, so that equal cells are equal text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
