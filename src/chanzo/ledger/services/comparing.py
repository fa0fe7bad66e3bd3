"""Compares stored projected rows with rows derived anew. (ledger)"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

from ..shelves import Shelf

ROWS_AT_ONCE = 500


def differences(shelves: Iterable[Shelf[Any]], limit: int) -> list[str]:
    """At most ``limit`` rows whose stored form is not the derived one, each named by table and key."""
    return list(islice((name for shelf in shelves for name in _of_shelf(shelf)), limit))


def _of_shelf(shelf: Shelf[Any]) -> Iterator[str]:
    at = shelf.columns.index(shelf.pk)
    seen = 0
    for stored in _stored(shelf):
        row = shelf.changed.get(stored[at])
        if row is None:
            yield f"table {shelf.table} row {stored[at]}: derived from nothing"
            continue
        seen += 1
        if shelf.as_tuple(row) != stored:
            yield f"table {shelf.table} row {stored[at]}: differs"
    if seen != sum(1 for _ in shelf.standing()):
        derived = {shelf.pk_of(row) for row in shelf.standing()}
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{shelf.pk}" FROM {shelf.table}')
            there = {row[0] for row in cursor.fetchall()}
        yield from (f"table {shelf.table} row {pk}: missing" for pk in sorted(derived - there))


def _stored(shelf: Shelf[Any]) -> Iterator[tuple[Any, ...]]:
    columns = ", ".join(f'"{name}"' for name in shelf.columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM {shelf.table} ORDER BY "{shelf.pk}"')
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield from rows
