"""How each database engine is copied whole and put back. (ledger)"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection, transaction

from chanzo.core.refusals import Refused

from .triggers import SQLITE

HEAD = "SELECT coalesce(max(seq), 0) FROM ledger_record"
FILES = "SELECT sha256 FROM ledger_received_file WHERE destroyed_by IS NULL ORDER BY sha256"

Copied = tuple[int, list[str]]
"""The head of a copied database and the received files it counts on."""


def copy_database(place: Path) -> Copied:
    """Write the database as it stands at one moment to ``place``, while others go on writing."""
    return _copy_sqlite(place) if connection.vendor == "sqlite" else _copy_postgresql(place)


def fault_of_copy(copy: Path) -> str | None:
    """What a copied SQLite database holds that no chanzo wrote: damage, or triggers and views that would act by
    themselves. A PostgreSQL copy is looked at by its own tool while it is put in place, and checked after.
    """
    if connection.vendor != "sqlite":
        return None
    try:
        with closing(sqlite3.connect(f"file:{quote(str(copy))}?mode=ro&immutable=1", uri=True)) as database:
            database.execute("PRAGMA trusted_schema=OFF")
            told = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
            if told != "ok":
                return told
            made = database.execute("SELECT name, type, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
            strange = [f"{sort} {name}" for name, sort, sql in made if SQLITE.get(name) != sql]
            return strange[0] if strange else None
    except sqlite3.DatabaseError as error:
        return str(error)


def put_database(copy: Path) -> None:
    """Put a copied database in the place of the present one; all of it, or nothing."""
    if connection.vendor == "sqlite":
        connection.close()
        with closing(sqlite3.connect(copy)) as source, closing(_sqlite_in_place()) as target:
            source.backup(target)
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(copy))
    connection.close()


def _sqlite_in_place() -> sqlite3.Connection:
    return sqlite3.connect(connection.settings_dict["NAME"])


def _copy_sqlite(place: Path) -> Copied:
    with closing(_sqlite_in_place()) as source, closing(sqlite3.connect(place)) as target:
        source.backup(target)
        # One file, with nothing left in a write-ahead log beside it.
        target.execute("PRAGMA journal_mode=DELETE")
        return target.execute(HEAD).fetchone()[0], [row[0] for row in target.execute(FILES)]


def _copy_postgresql(place: Path) -> Copied:
    with _snapshot() as (cursor, snapshot):
        cursor.execute(HEAD)
        head = cursor.fetchone()[0]
        cursor.execute(FILES)
        files = [row[0] for row in cursor.fetchall()]
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={place}")
    return head, files


@contextmanager
def _snapshot() -> Iterator[tuple[Any, str]]:
    """A cursor that sees one moment, and the name by which another session sees the same."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor, cursor.fetchone()[0]


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of the PostgreSQL client on the present database, the password in its environment."""
    found = shutil.which(tool)
    if not found:
        raise Refused("BACKUP_TOOL_MISSING", tool=tool)
    # Django knows how to say host, port, user and database to the client tools; its first word is psql.
    words, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, list(arguments))
    done = subprocess.run(
        [found, f"--dbname={words[-1]}", *words[1:-1]],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused("BACKUP_TOOL_FAILED", tool=tool, reason=done.stderr.strip()[-500:])
