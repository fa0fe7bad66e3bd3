"""Writes the changed rows of a plan, many at a time. (ledger)"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from ..shelves import Shelf

DELETED_AT_ONCE = 500


def write_shelves(shelves: Iterable[Shelf[Any]]) -> None:
    """Write what a plan changed into the projected tables and forget it."""
    for shelf in shelves:
        write_shelf(shelf)


def write_shelf(shelf: Shelf[Any], into: str = "") -> None:
    """Write the changed rows of one shelf into its table, or into another of the same shape."""
    table = into or shelf.table
    rows = [shelf.as_tuple(row) for row in shelf.changed.values() if row is not None]
    dropped = [pk for pk, row in shelf.changed.items() if row is None]
    with connection.cursor() as cursor:
        if rows:
            cursor.executemany(_upsert(shelf, table), rows)
        for start in range(0, len(dropped), DELETED_AT_ONCE):
            group = dropped[start : start + DELETED_AT_ONCE]
            marks = ", ".join(["%s"] * len(group))
            cursor.execute(f'DELETE FROM {table} WHERE "{shelf.pk}" IN ({marks})', group)
    shelf.clear()


def empty(tables: Sequence[str]) -> None:
    """Drop every row of projected tables, before a replay fills them."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def _upsert(shelf: Shelf[Any], table: str) -> str:
    columns = ", ".join(f'"{c}"' for c in shelf.columns)
    marks = ", ".join(["%s"] * len(shelf.columns))
    kept = ", ".join(f'"{c}" = excluded."{c}"' for c in shelf.columns if c != shelf.pk)
    return f'INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT ("{shelf.pk}") DO UPDATE SET {kept}'
