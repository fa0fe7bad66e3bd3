"""The twelve counters, timed by engine; every engine must count alike. (bench)"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from . import counters
from .generate import Made
from .measure import seconds

# SQLite and PostgreSQL take minutes beyond this.
PEERS_UP_TO = 2_000_000
INDEXES = (
    "CREATE INDEX act_kind ON act(kind, first)",
    "CREATE UNIQUE INDEX lot_id ON lot(id)",
    "CREATE INDEX uses_src ON uses(src, g, day, mineral)",
)


def measured(made: Made, folder: Path, url: str | None) -> dict[str, Any]:
    """Seconds by engine, and the counts; AssertionError where engines count otherwise."""
    field = counters.field(made)
    best, counts = _own(made, field)
    told: dict[str, Any] = {"counts": counts, "seconds": {"chanzo": best}}
    engines: dict[str, Any] = {"DuckDB": lambda: _duckdb(field)}
    if made.bags <= PEERS_UP_TO:
        engines["SQLite"] = lambda: _sqlite(field, folder)
        if url is not None:
            engines["PostgreSQL"] = lambda: _postgres(field, url)
    for name, start in engines.items():
        run = start()
        if run is not None:
            told["seconds"][name], found = seconds(run, 2)
            assert found == counts, (name, found, counts)
    return told


def _own(made: Made, field: counters.Field) -> tuple[float, dict[str, int]]:
    evidence = counters.evidence(made, field)
    return seconds(lambda: counters.counted(evidence), 3)


def _tables(field: counters.Field) -> Iterator[tuple[str, dict[str, np.ndarray]]]:
    yield from (("lot", field.lot), ("uses", field.use), ("act", field.act), ("capacity", field.capacity))


def _duckdb(field: counters.Field) -> Any:
    try:
        import duckdb
    except ImportError:
        return None
    base = duckdb.connect()
    base.execute("SET threads = 2")
    for name, columns in _tables(field):
        base.register("given", columns)
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        base.unregister("given")
    texts = counters.queries("asof")
    return lambda: counters.asked(lambda text: base.execute(text).fetchone(), texts)


def _rows(columns: dict[str, np.ndarray]) -> Iterator[tuple[int, ...]]:
    return zip(*(column.tolist() for column in columns.values()), strict=True)


def _sqlite(field: counters.Field, folder: Path) -> Any:
    base = sqlite3.connect(folder / "counters.sqlite3")
    base.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-1000000;")
    for name, columns in _tables(field):
        base.execute(f"CREATE TABLE {name} ({','.join(f'{column} INT' for column in columns)})")
        base.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(columns))})", _rows(columns))
    base.commit()
    base.executescript(";".join((*INDEXES, "ANALYZE")))
    texts = counters.queries("max")
    return lambda: counters.asked(lambda text: base.execute(text).fetchone(), texts)


def _postgres(field: counters.Field, url: str) -> Any:
    import psycopg

    base = psycopg.connect(url, autocommit=True)
    for text in ("SET work_mem = '512MB'", "SET jit = off", "CREATE SCHEMA chanzo_counters"):
        base.execute(text)
    base.execute("SET search_path = chanzo_counters")
    for name, columns in _tables(field):
        base.execute(f"CREATE UNLOGGED TABLE {name} ({','.join(f'{column} int8' for column in columns)})")
        with base.cursor().copy(f"COPY {name} FROM STDIN") as copy:
            for row in _rows(columns):
                copy.write_row(row)
    for text in (*INDEXES, *(f"VACUUM ANALYZE {name}" for name, _ in _tables(field))):
        base.execute(text)
    texts = counters.queries("max")

    def run() -> dict[str, int]:
        return counters.asked(lambda text: base.execute(text).fetchone(), texts)

    return run
