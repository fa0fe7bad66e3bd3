"""A throw-away installation whose own tables hold the made ledger, loaded in bulk."""

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chanzo.traceability.image.columns import KINDS

from .generate import Made

MINERAL_NAMES = ("cassiterite", "coltan", "wolframite")
STEP_OF = {"negociant": "trade", "batch": "batch", "export": "export"}
CHUNK = 100_000


def ready(folder: Path) -> None:
    """Migrated tables in ``folder``; to be called before any model is imported."""
    os.environ |= {"CHANZO_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "chanzo.config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def keys(made: Made, first: int, last: int) -> list[str]:
    """The keys of lots first to last - 1, such as the tables of an installation bear them."""
    kinds = [KINDS[code].value for code in range(len(KINDS))]
    kind = made.lots.kind[first:last].tolist()
    return [f"{kinds[k]}:{n:08d}@P{n // 25:06d}/{n % 25 + 1}" for n, k in enumerate(kind, first)]


def load(made: Made, seq: int = 1, *, indexed: bool = False) -> float:
    """Fill the tables of lots and inputs and one record above them; the seconds it took.

    The image asks for one index; pages ask for all of them (``indexed``).
    """
    from django.db import connection

    start = time.perf_counter()
    path = connection.settings_dict["NAME"]
    connection.close()
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA synchronous=OFF")
    base.execute("PRAGMA journal_mode=OFF")  # the whole load is one transaction, which a log would hold once more
    # What a bulk loader does: rows first, then those indexes that the image asks.
    tables = "('traceability_lot', 'traceability_input')"
    indexes = base.execute(
        f"SELECT name, sql FROM sqlite_master WHERE tbl_name IN {tables} AND sql LIKE 'CREATE INDEX%'"
    ).fetchall()
    for name, _ in indexes:
        base.execute(f'DROP INDEX "{name}"')
    base.execute("BEGIN")
    _insert(base, "traceability_lot", _lots(made, seq))
    _insert(base, "traceability_input", _inputs(made, seq))
    blank = bytes(32)
    values = (seq, "bench", 1, "", "", "2026-01-01", "2026-01-01", "{}", bytes(16), blank, blank, blank)
    base.execute(f"INSERT INTO ledger_record VALUES ({','.join('?' * len(values))})", values)
    base.execute("COMMIT")
    for text in [text for _, text in indexes] if indexed else ["CREATE INDEX lot_seq ON traceability_lot (seq)"]:
        base.execute(text)
    if indexed:
        base.execute("ANALYZE")
    base.execute("PRAGMA journal_mode=WAL")
    base.close()
    return time.perf_counter() - start


def _insert(
    base: sqlite3.Connection, table: str, chunks: Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]
) -> None:
    given = dict(_defaults(base, table))
    for names, rows in chunks:
        others = {name: default for name, default in given.items() if name not in names}
        columns = ",".join(f'"{name}"' for name in (*names, *others))
        marks = ",".join(["?"] * len(names) + list(others.values()))
        base.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _defaults(base: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """What a column that the made ledger does not speak of holds: NULL where it may, else empty or 0."""
    told = base.execute(f"PRAGMA table_info({table})").fetchall()
    return [(name, "NULL" if not required else "''" if sort == "TEXT" else "0") for _, name, sort, required, *_ in told]


def _lots(made: Made, seq: int) -> Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]:
    names = ["key", "kind", "number", "name", "organisation", "holder", "sheet", "line", "day", "mass_g", "current_g"]
    names += ["mineral", "stated_mineral", "site", "seq"]
    lots = made.lots
    for first in range(0, len(lots.kind), CHUNK):
        last = min(first + CHUNK, len(lots.kind))
        at = slice(first, last)
        columns = (lots.kind[at], lots.day[at], lots.mass_g[at], lots.site[at], made.holder[at], made.mineral[at])
        told = zip(range(first, last), keys(made, first, last), *(c.tolist() for c in columns), strict=True)
        yield (
            names,
            (
                (
                    *(key, KINDS[k].value, f"{n:08d}", f"{n:08d}", f"H{h}", f"H{h}"),
                    *(f"P{n // 25:06d}", str(n % 25 + 1), day, g, g, MINERAL_NAMES[m], MINERAL_NAMES[m]),
                    *(f"S{site}" if site else "", seq),
                )
                for n, key, k, day, g, site, h, m in told
            ),
        )


def _inputs(made: Made, seq: int) -> Iterator[tuple[list[str], Iterator[tuple[Any, ...]]]]:
    names = ["version", "step", "number", "src", "dst", "mass_g", "seq"]
    every = keys(made, 0, len(made.lots.kind))
    rows = made.inputs
    for first in range(0, len(rows.src), CHUNK):
        at = slice(first, first + CHUNK)
        told = zip(rows.src[at].tolist(), rows.dst[at].tolist(), rows.mass_g[at].tolist(), strict=True)
        yield (
            names,
            (
                (first + i, STEP_OF[every[dst].partition(":")[0]], f"{src:08d}", every[src], every[dst], g, seq)
                for i, (src, dst, g) in enumerate(told)
            ),
        )
