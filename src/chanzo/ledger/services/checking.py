"""Is everything as it was recorded? Chain, columns, triggers, received files, projections. (ledger)"""

import json
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection

from ..models import Position, ReceivedFile, Submission
from ..queries import head_of_ledger
from ..registry import projections
from ..rules import TIME_COLUMNS, fault_of, time_of
from ..types import RECORDS_BEGIN, Checked, Head, Progress, Stored
from .files import DESTROYED, hash_of, place_of, relative_path
from .recording import recording, stored_time
from .triggers import missing_triggers

CHUNK = 100
BEFORE_ALL = -(2**63)


def check_chain(progress: Progress | None = None) -> Checked:
    """Check the whole ledger and name the first thing that is not as it was recorded.

    Records are read without the lock, since they never change; what came meanwhile, and the projections,
    are compared under it.
    """
    check = _Check(progress or (lambda done: None))
    try:
        bad = check.chain(upto=head_of_ledger())
        if bad is None:
            with recording() as ledger:
                bad = check.chain(upto=ledger.head) or check.pointers() or _guards() or check.files() or _projections()
    except DatabaseError as error:
        bad = f"database: unreadable ({error})"
    return Checked(check.records, check.last.seq, bad is None, bad)


def check_records(*, upto: int) -> str | None:
    """The first thing wrong with the records up to one, hashes and columns alike; None when all are right."""
    return _Check(lambda done: None).chain(upto=upto)


class _Check:
    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.last = Head(0, RECORDS_BEGIN)
        self.records = 0
        self.files_named: dict[str, int] = {}
        self.files_destroyed: dict[str, int] = {}

    def chain(self, upto: int) -> str | None:
        """Every record after the last one checked: hashes, sequence, columns against the bytes."""
        while rows := _page(self.last.seq if self.records else BEFORE_ALL):
            for row in rows:
                bad = row if isinstance(row, str) else fault_of(row, self.last, _stored)
                if isinstance(row, str) or bad:
                    return bad
                self.last = Head(row.seq, row.chain)
                self.records += 1
                self._note_files(row)
            self.progress(len(rows))
            if self.last.seq >= upto:
                break
        return None if self.last.seq >= upto else f"record {self.last.seq + 1}: missing"

    def pointers(self) -> str | None:
        """Nothing points past the last record: records cut off the end would leave such a trace."""
        for name, seq in (
            *((f"reader {p.name}", p.seq) for p in Position.objects.order_by("name")),
            *((f"submission {s.submission_id}", s.seq - 1) for s in Submission.objects.order_by("-seq")[:1]),
        ):
            if seq > self.last.seq:
                return f"record {self.last.seq + 1}: missing, known to {name}"
        return None

    def files(self) -> str | None:
        """The bytes of every received file, and that each file a record names is known."""
        kept = set()
        try:
            for row in ReceivedFile.objects.order_by("sha256").values_list("sha256", "size", "path", "destroyed_by"):
                kept.add(row[0])
                if bad := self._fault_of_file(*row):
                    return f"file {row[0]}: {bad}"
        except DatabaseError as error:
            return f"table ledger_received_file: unreadable ({error})"
        for sha256, seq in self.files_named.items():
            if sha256 not in kept:
                return f"file {sha256}: unknown, named by record {seq}"
        return None

    def _fault_of_file(self, sha256: str, size: int, path: str, destroyed_by: int | None) -> str | None:
        if path != relative_path(sha256):
            return "path changed"
        place = place_of(sha256)
        if destroyed_by != self.files_destroyed.get(sha256):
            return "destroyed without a record" if destroyed_by else "destroyed by a record, yet kept"
        if destroyed_by is not None:
            return "destroyed, yet its bytes are there" if place.exists() else None
        if not place.is_file():
            return "missing"
        if place.stat().st_size != size or hash_of(place) != sha256:
            return "bytes changed"
        return None

    def _note_files(self, row: Stored) -> None:
        if row.kind == DESTROYED:
            self.files_destroyed[row.subject] = row.seq
        elif '"file":"' in row.body:
            named = json.loads(row.body)["facts"].get("file")
            if isinstance(named, str) and len(named) == 64:
                self.files_named.setdefault(named, row.seq)


def _query() -> str:
    # SQLite's times are read as the text they are stored as, not as what that text might mean.
    columns = (
        f"CAST({c} AS TEXT)" if c in TIME_COLUMNS and connection.vendor == "sqlite" else c for c in Stored._fields
    )
    return f"SELECT {', '.join(columns)} FROM ledger_record WHERE seq > %s ORDER BY seq LIMIT %s"


def _page(after: int) -> list[Stored | str]:
    """The next rows; where the database cannot read one, its name in place of it and nothing beyond."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(_query(), [after, CHUNK])
            return [Stored(*row) for row in cursor.fetchall()]
        except DatabaseError:
            return list(_one_by_one(cursor, after))


def _one_by_one(cursor: Any, after: int) -> Iterator[Stored | str]:
    while True:
        try:
            cursor.execute("SELECT seq FROM ledger_record WHERE seq > %s ORDER BY seq LIMIT 1", [after])
            found = cursor.fetchone()
        except DatabaseError as error:
            yield f"table ledger_record: unreadable after record {max(after, 0)} ({error})"
            return
        if found is None:
            return
        try:
            cursor.execute(_query(), [after, 1])
            yield Stored(*cursor.fetchone())
        except DatabaseError:
            yield f"record {found[0]}: unreadable"
            return
        after = found[0]


def _stored(text: str) -> Any:
    return stored_time(time_of(text))


def _guards() -> str | None:
    if missing := missing_triggers(connection):
        return f"trigger {missing[0]}: missing"
    if connection.vendor == "sqlite":
        # Rows were read by sequence; this looks at the indexes by which others find them.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(ledger_record)")
            told = str(cursor.fetchone()[0])
            return None if told == "ok" else f"table ledger_record: {told.splitlines()[-1]}"
    return None


def _projections() -> str | None:
    for projection in projections():
        try:
            differences = projection.differences(1)
        except DatabaseError as error:
            return f"projection {projection.name}: unreadable ({error})"
        if differences:
            return differences[0]
    return None
