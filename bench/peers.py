"""The other engines, each with its best tables: whole numbers, parts reckoned beforehand, covering indexes."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from .generate import Made

BACK = """WITH RECURSIVE t(lot, part) AS (
  SELECT {cast}, 1.0{real} UNION ALL SELECT up.src, t.part * up.part FROM t {join} up ON up.dst = t.lot)
SELECT t.lot, lot.site, sum(t.part) * {asked} FROM t {join} lot ON lot.id = t.lot
WHERE lot.kind = 0 GROUP BY t.lot, lot.site"""
FORWARD = """WITH RECURSIVE t(lot, part) AS (
  SELECT id, 1.0{real} FROM lot WHERE site = {mark} AND day BETWEEN {mark} AND {mark}
  UNION ALL SELECT down.dst, t.part * down.part FROM t {join} down ON down.src = t.lot)
SELECT lot, sum(part) FROM t WHERE lot >= {mark} GROUP BY lot"""
Rows = list[tuple[Any, ...]]


class Peer(Protocol):
    """An engine that answers the two questions."""

    name: str

    def back(self, lot: int) -> Rows: ...
    def forward(self, site: int, first: int, last: int) -> Rows: ...


def parts(made: Made) -> np.ndarray:
    """The part of its lot that each input is."""
    total = np.bincount(made.inputs.dst, weights=made.inputs.mass_g, minlength=len(made.lots.kind))
    return made.inputs.mass_g / total[made.inputs.dst]


class Sqlite:
    """SQLite with clustered tables both ways."""

    name = "SQLite"

    def __init__(self, made: Made, folder: Path) -> None:
        self.bags = made.bags
        self.base = sqlite3.connect(folder / "peer.sqlite3", isolation_level=None)
        self.base.executescript("""PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-1000000;
          PRAGMA mmap_size=8000000000;
          CREATE TABLE lot(id INTEGER PRIMARY KEY, kind INT, site INT, day INT, mass_g INT, holder INT, mineral INT);
          CREATE TABLE up(dst INT, src INT, n INT, part REAL, g INT, PRIMARY KEY(dst, src, n)) WITHOUT ROWID;
          CREATE TABLE down(src INT, dst INT, n INT, part REAL, PRIMARY KEY(src, dst, n)) WITHOUT ROWID; BEGIN;""")
        self.base.executemany("INSERT INTO lot VALUES (?,?,?,?,?,?,?)", lot_rows(made))
        part = parts(made)
        inputs = made.inputs
        self.base.executemany(
            "INSERT INTO up VALUES (?,?,?,?,?)",
            _zipped(
                inputs.dst,
                inputs.src,
                np.arange(len(part)),
                part,
                inputs.mass_g,
                order=np.lexsort((inputs.src, inputs.dst)),
            ),
        )
        self.base.executemany(
            "INSERT INTO down VALUES (?,?,?,?)",
            _zipped(inputs.src, inputs.dst, np.arange(len(part)), part, order=np.lexsort((inputs.dst, inputs.src))),
        )
        self.base.executescript("CREATE INDEX lot_site ON lot(site, day); ANALYZE;")  # commits what stands open
        self._back = BACK.format(cast="?", asked="(SELECT mass_g FROM lot WHERE id = ?)", real="", join="CROSS JOIN")
        self._forward = FORWARD.format(real="", mark="?", join="CROSS JOIN")

    def back(self, lot: int) -> Rows:
        return self.base.execute(self._back, (lot, lot)).fetchall()

    def forward(self, site: int, first: int, last: int) -> Rows:
        return self.base.execute(self._forward, (site, first, last, self.bags)).fetchall()


class Postgres:
    """PostgreSQL with covering indexes, hash joins and scans discouraged for the two questions."""

    name = "PostgreSQL"

    def __init__(self, made: Made, url: str) -> None:
        import psycopg

        self.bags = made.bags
        self.base = psycopg.connect(url, autocommit=True)
        run = self.base.execute
        run("SET synchronous_commit = off")
        run("DROP SCHEMA IF EXISTS chanzo_bench CASCADE")
        run("CREATE SCHEMA chanzo_bench")
        run("SET search_path = chanzo_bench")
        run("SET maintenance_work_mem = '512MB'")
        run("CREATE UNLOGGED TABLE lot(id int, kind int, site int, day int, mass_g bigint, holder int, mineral int)")
        run("CREATE UNLOGGED TABLE up(dst int, src int, part float8, g bigint)")
        self._copy("lot(id, kind, site, day, mass_g, holder, mineral)", lot_rows(made))
        part, inputs = parts(made), made.inputs
        self._copy("up(dst, src, part, g)", _zipped(inputs.dst, inputs.src, part, inputs.mass_g))
        run("ALTER TABLE lot ADD PRIMARY KEY (id)")
        run("CREATE INDEX ON lot(site, day) INCLUDE (id)")
        run("CREATE INDEX ON up(dst) INCLUDE (src, part)")
        run("CREATE INDEX ON up(src) INCLUDE (dst, part)")
        run("CREATE VIEW down AS SELECT * FROM up")
        run("VACUUM ANALYZE lot")
        run("VACUUM ANALYZE up")
        for setting in ("enable_hashjoin = off", "enable_seqscan = off", "enable_mergejoin = off", "jit = off"):
            run(f"SET {setting}")
        self._back = BACK.format(
            cast="%s::int", asked="(SELECT mass_g FROM lot WHERE id = %s)", real="::float8", join="JOIN"
        )
        self._forward = FORWARD.format(real="::float8", mark="%s", join="JOIN")

    def _copy(self, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
        with self.base.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def back(self, lot: int) -> Rows:
        return self.base.execute(self._back, (lot, lot), prepare=True).fetchall()

    def forward(self, site: int, first: int, last: int) -> Rows:
        return self.base.execute(self._forward, (site, first, last, self.bags), prepare=True).fetchall()

    def close(self) -> None:
        self.base.execute("DROP SCHEMA chanzo_bench CASCADE")
        self.base.close()


def lot_rows(made: Made) -> Iterator[tuple[Any, ...]]:
    lots = made.lots
    return _zipped(np.arange(len(lots.kind)), lots.kind, lots.site, lots.day, lots.mass_g, made.holder, made.mineral)


def _zipped(*columns: np.ndarray, order: np.ndarray | None = None) -> Iterator[tuple[Any, ...]]:
    for first in range(0, len(columns[0]), 200_000):
        at: Any = slice(first, first + 200_000)
        if order is not None:
            at = order[at]
        yield from zip(*(column[at].tolist() for column in columns), strict=True)


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a PostgreSQL: the one that the environment names, else a throw-away one, else None."""
    if url := os.environ.get("DATABASE_URL", ""):
        yield url if url.startswith("postgres") else None
        return
    if os.environ.get("PGHOST"):
        yield ""
        return
    programs = _programs()
    if programs is None:
        yield None
        return
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    folder = tempfile.mkdtemp(prefix="chanzo-bench-pg-")
    with suppress(LookupError):
        if user:
            shutil.chown(folder, "postgres", "postgres")
    data, quiet = f"{folder}/data", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    try:
        subprocess.run([programs / "initdb", "-D", data, "-A", "trust", "-U", "bench"], check=True, **quiet, **user)
        tuning = "-c shared_buffers=2GB -c work_mem=256MB -c listen_addresses='' -c fsync=off -c max_wal_size=8GB"
        start = [programs / "pg_ctl", "-D", data, "-w", "-o", f"{tuning} -k {folder}", "start"]
        subprocess.run(start, check=True, **quiet, **user)
        yield f"host={folder} user=bench dbname=postgres"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet, **user)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """Where initdb and pg_ctl are."""
    places = [Path(p).parent for p in (shutil.which("initdb"), shutil.which("pg_ctl")) if p]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((p for p in places if (p / "initdb").exists() and (p / "pg_ctl").exists()), None)
