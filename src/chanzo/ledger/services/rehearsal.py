"""A stand-in for projected tables while a delivery is rehearsed: temporary tables over the real ones. (ledger)

A dry run of a large file changes as many rows as a real one; kept here, on disk, they cost no memory and touch
nothing. The tables go with the connection, or with the next rehearsal on it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from ..shelves import Shelf
from .bulk import write_shelf
from .rows import Database

PREFIX = "rehearsed_"


class Rehearsal(Database):
    """Rows as they would stand: those rehearsed so far, and the real ones that they do not replace."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._dropped: dict[str, set[Any]] = {}

    def keep(self, shelves: Iterable[Shelf[Any]]) -> None:
        """Keep what a plan changed aside, and clear the shelves."""
        with _together():
            for shelf in shelves:
                if not shelf.changed:
                    continue
                if shelf.table not in self._keys:
                    self._make(shelf)
                dropped = self._dropped[shelf.table]
                for pk, row in shelf.changed.items():
                    dropped.discard(pk) if row is not None else dropped.add(pk)
                write_shelf(shelf, into=PREFIX + shelf.table)

    def select(
        self, table: str, columns: Sequence[str], index: str, values: Sequence[Any]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows whose ``index`` is among ``values``, as they would stand."""
        real = super().select(table, columns, index, values)
        if table not in self._keys:
            yield from real
            return
        yield from super().select(PREFIX + table, columns, index, values)
        pk, dropped = self._keys[table], self._dropped[table]
        at = columns.index(pk)
        rows = [row for row in real if row[at] not in dropped]
        if rows:
            replaced = {key for (key,) in super().select(PREFIX + table, (pk,), pk, [row[at] for row in rows])}
            yield from (row for row in rows if row[at] not in replaced)

    def _make(self, shelf: Shelf[Any]) -> None:
        table = PREFIX + shelf.table
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.execute(f"CREATE TEMPORARY TABLE {table} AS SELECT * FROM {shelf.table} WHERE 1 = 0")
            cursor.execute(f'CREATE UNIQUE INDEX {table}_pk ON {table} ("{shelf.pk}")')
            for number, index in enumerate(shelf.indexes):
                columns = ", ".join(f'"{name}"' for name in index.split(","))
                cursor.execute(f"CREATE INDEX {table}_{number} ON {table} ({columns})")
        self._keys[shelf.table] = shelf.pk
        self._dropped[shelf.table] = set()


@contextmanager
def _together() -> Iterator[None]:
    """Writes to temporary tables end together, since SQLite looks at every changed page each time one ends.

    An atomic block would take the lock that recordings wait for; a savepoint locks only what it writes.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SAVEPOINT {PREFIX}rows")
        try:
            yield
        except BaseException:
            cursor.execute(f"ROLLBACK TO {PREFIX}rows")
            raise
        finally:
            cursor.execute(f"RELEASE {PREFIX}rows")
