"""Recording is serial: the lock is taken before state is read and held to commit. (ledger)

So sequence is head + 1, no reader ever sees a gap, and what a recording decided on is still true when it commits.
"""

import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from chanzo.core import clock

from ..queries import current_head, head_of_ledger
from ..rules import SALT_BYTES, body_text, chain_hash, content_hash, leaf_hash, time_text
from ..types import Facts, Head, Stored

LOCK = 0x6368616E7A6F  # "chanzo"; advisory locks belong to one database, so one number serves every installation
COLUMNS = ", ".join(Stored._fields)
INSERT = f"INSERT INTO ledger_record ({COLUMNS}) VALUES ({', '.join(['%s'] * len(Stored._fields))})"
KIND = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")

_open = threading.local()


class Ledger:
    """The ledger while it is held for recording; all it records bears one ``record_time``, in whole seconds."""

    def __init__(self, head: Head) -> None:
        self.record_time = clock.now().replace(microsecond=0)
        self._head = head
        self._waiting: list[Stored] = []
        self._savepoints = list(connection.savepoint_ids)

    @property
    def head(self) -> int:
        """The sequence of the last record, those of this recording counted."""
        return self._head.seq

    def append(
        self,
        kind: str,
        *,
        subject: str,
        actor: str,
        facts: Facts,
        event_time: datetime | None = None,
        version: int = 1,
    ) -> int:
        """Add one record and return its sequence; it is written with the others at the end or at ``flush``.

        ``event_time`` is when it happened, by default now; it names its zone, and both times keep whole seconds.
        """
        if not KIND.fullmatch(kind):
            raise ValueError(f"{kind!r} is no kind of record: write room_word.what_happened")
        if connection.savepoint_ids != self._savepoints:
            # A savepoint rolled back would take projected rows along and leave the waiting record.
            raise RuntimeError("append inside a plain atomic block: open a recording() there instead")
        seq = self._head.seq + 1
        recorded = self.record_time
        happened = recorded if event_time is None else event_time.replace(microsecond=0)
        body = body_text(seq, kind, version, subject, actor, time_text(happened), time_text(recorded), facts)
        salt = secrets.token_bytes(SALT_BYTES)
        content = content_hash(body)
        leaf = leaf_hash(salt, content)
        chain = chain_hash(self._head.chain, leaf)
        row = (seq, kind, version, subject, actor, stored_time(happened), stored_time(recorded))
        self._waiting.append(Stored(*row, body, salt, content, leaf, chain))
        self._head = Head(seq, chain)
        return seq

    def flush(self) -> None:
        """Write what waits, so that queries of this transaction see it."""
        if self._waiting:
            with connection.cursor() as cursor:
                cursor.executemany(INSERT, self._waiting)
            self._waiting.clear()

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """A recording within this one: all of it stays, or none of it."""
        self.flush()
        before, savepoints = self._head, self._savepoints
        try:
            with transaction.atomic():
                self._savepoints = list(connection.savepoint_ids)
                yield
                self.flush()
        except BaseException:
            self._head = before
            self._waiting.clear()
            raise
        finally:
            self._savepoints = savepoints


@contextmanager
def recording() -> Iterator[Ledger]:
    """Hold the ledger for one transaction: everything in the block commits together, or nothing does.

    A recording inside another joins it. Inside an atomic block that began without the lock it refuses with
    RuntimeError, for what that block has read may have changed since.
    """
    outer: Ledger | None = getattr(_open, "ledger", None)
    if outer is not None:
        with outer._inside():
            yield outer
        return
    if connection.in_atomic_block and not holds_lock():
        raise RuntimeError("recording() inside an atomic block begun without the lock")
    try:
        with transaction.atomic():
            take_lock()
            _open.ledger = ledger = Ledger(current_head())
            yield ledger
            ledger.flush()
            if ledger.head != head_of_ledger():
                raise RuntimeError("a plain atomic block inside this recording took records back")
    finally:
        _open.ledger = None


def take_lock() -> None:
    """Take the recording lock to the end of the present transaction; its first statement on PostgreSQL.

    On SQLite the lock is the write lock with which BEGIN IMMEDIATE opens every atomic block.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the recording lock is held by a transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    elif not holds_lock():
        raise RuntimeError("SQLite needs transaction_mode IMMEDIATE")


def holds_lock() -> bool:
    """Whether the present atomic block holds the recording lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                " AND classid = %s AND objid = %s AND objsubid = 1",
                [LOCK >> 32, LOCK & 0xFFFFFFFF],
            )
            return cursor.fetchone() is not None
    return bool(connection.settings_dict["OPTIONS"].get("transaction_mode") == "IMMEDIATE")


def stored_time(moment: datetime) -> Any:
    """A moment as the database stores it and hands it over to a plain cursor."""
    return connection.ops.adapt_datetimefield_value(moment.astimezone(UTC))
