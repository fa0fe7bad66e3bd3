"""Projected rows by key, from whichever database stands behind; the source of a plan's shelves. (ledger)"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

# PostgreSQL and SQLite both take one array of values for one column; two columns go in groups of this size.
PAIRS = 200


class Database:
    """Rows of projected tables, read as tuples."""

    def select(
        self, table: str, columns: Sequence[str], index: str, values: Sequence[Any]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows whose ``index`` column (or comma-joined columns) is among ``values``."""
        head = f"SELECT {', '.join(_quoted(c) for c in columns)} FROM {table} WHERE "
        names = [_quoted(n) for n in index.split(",")]
        with connection.cursor() as cursor:
            if len(names) == 1:
                yield from _fetch(cursor, *_among(head, names[0], values))
                return
            for start in range(0, len(values), PAIRS):
                group = values[start : start + PAIRS]
                clause = " OR ".join([f"({names[0]} = %s AND {names[1]} = %s)"] * len(group))
                yield from _fetch(cursor, head + clause, [v for pair in group for v in pair])


def counted_within(
    table: str, column: str, ranges: Sequence[tuple[str, str]], equal: Mapping[str, Any], upto: Mapping[str, Any]
) -> list[int]:
    """How many values of a column lie in each of some ranges, both ends included, and are as long as these.

    Of a value in several rows one counts; only rows count whose columns are ``equal``, or at most ``upto``.
    """
    lite, value = connection.vendor == "sqlite", _quoted(column)
    tests = [f"AND {_quoted(name)} {sign} %s" for sign, named in (("=", equal), ("<=", upto)) for name in named]
    sql = f"""
        SELECT at, (
            SELECT COUNT(DISTINCT {value}) FROM {table}
            WHERE {value} >= low AND {value} <= high AND length({value}) = length(low) {" ".join(tests)}
        ) FROM ({_SPANS_LITE if lite else _SPANS}) AS span
    """
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    spans = [json.dumps(list(ranges))] if lite else [lows, highs]
    with connection.cursor() as cursor:
        found = dict(_fetch(cursor, sql, [*equal.values(), *upto.values(), *spans]))
    return [found[at] for at in range(len(ranges))]


_SPANS_LITE = """
    SELECT key AS at, json_extract(value, '$[0]') AS low, json_extract(value, '$[1]') AS high FROM json_each(%s)
"""
_SPANS = "SELECT at - 1 AS at, low, high FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS given (low, high, at)"


def last_record() -> tuple[int, bytes] | None:
    """The last record's sequence and chain hash; answers ask it first, and composing the query takes longer than it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, chain FROM ledger_record ORDER BY seq DESC LIMIT 1")
        found = cursor.fetchone()
    return (found[0], bytes(found[1])) if found else None


def _among(head: str, name: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    if len(values) == 1:
        return f"{head}{name} = %s", [values[0]]
    if connection.vendor == "sqlite":
        return f"{head}{name} IN (SELECT value FROM json_each(%s))", [json.dumps(list(values))]
    return f"{head}{name} = ANY(%s)", [list(values)]


def _fetch(cursor: Any, sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    cursor.execute(sql, parameters)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _quoted(name: str) -> str:
    return f'"{name}"'
