"""Compares stored projected rows with rows derived anew. (ledger)"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import connection

from ..shelves import Shelf

ROWS_AT_ONCE = 500


def differences(shelf: Shelf[Any], limit: int) -> list[str]:
    """At most ``limit`` rows whose stored form is not the derived one, each named by table and key."""
    return list(islice(_differences(shelf), limit))


def _differences(shelf: Shelf[Any]) -> Iterator[str]:
    at, derived_of, as_tuple = shelf.columns.index(shelf.pk), shelf.changed.get, shelf.as_tuple
    seen = 0
    for rows in _stored(shelf):
        for stored in rows:
            row = derived_of(stored[at])
            if row is None:
                yield f"table {shelf.table} row {stored[at]}: derived from nothing"
                continue
            seen += 1
            if as_tuple(row) != stored:
                yield f"table {shelf.table} row {stored[at]}: differs"
    if seen != sum(1 for _ in shelf.standing()):
        derived = {shelf.pk_of(row) for row in shelf.standing()}
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{shelf.pk}" FROM {shelf.table}')
            there = {row[0] for row in cursor.fetchall()}
        yield from (f"table {shelf.table} row {pk}: missing" for pk in sorted(derived - there))


def _stored(shelf: Shelf[Any]) -> Iterator[list[tuple[Any, ...]]]:
    columns = ", ".join(f'"{name}"' for name in shelf.columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM {shelf.table} ORDER BY "{shelf.pk}"')
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield rows
