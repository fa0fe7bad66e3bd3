"""The one door of custody: what arrives is recorded, then the rules judge what it touches. (verification)"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import connection

from chanzo.findings.shelves import Findings
from chanzo.findings.types import Differences
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import Ledger, recording
from chanzo.ledger.services.rehearsal import Rehearsal
from chanzo.ledger.services.rows import Database
from chanzo.sites.services.screening import rehearse_screening, screen_changed
from chanzo.sites.types.screening import Places
from chanzo.traceability.derive.book import Book
from chanzo.traceability.derive.touch import touched
from chanzo.traceability.names import Names
from chanzo.traceability.plan import Arrival, Planned, SheetRows, follow, plan_sheets
from chanzo.traceability.services.sheets import names_in_force, record_sheets, void_versions
from chanzo.traceability.types import Line

from .judging import Judging

# What is judged in one transaction, so that no other recorder waits long and memory stays small: a number counts
# one, a key that reads many lots counts as many.
JUDGED_AT_ONCE = 2000
# Findings of each rule that a delivery names, besides counting them all.
FIRST = 3
WEIGHT = {"number": 1, "sheet": 40, "holder": 1000}
OTHER_WEIGHT = 80

Key = tuple[str, str]


@dataclass(slots=True)
class Undone:
    """What an undo did: versions voided, those that count again, those passed to another batch."""

    voided: int = 0
    restored: int = 0
    passed: int = 0


@dataclass(slots=True)
class Intake:
    """One delivery going through the door, chunk by chunk; a rehearsal (dry run) writes nothing anywhere.

    Keys that a chunk touches wait in ``to_judge``, since a later chunk may touch them again; ``settle`` judges them.
    """

    by: str
    rehearsal: bool = False
    raised: dict[str, int] = field(default_factory=dict)
    first: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    told: Callable[[Differences], object] | None = None
    _aside: Rehearsal = field(default_factory=Rehearsal)
    _book: Book = field(init=False)
    _findings: Findings = field(init=False)
    _judging: Judging = field(default_factory=Judging)
    _waiting: dict[str, set[str]] = field(default_factory=dict)
    _head: int | None = None
    _names: Names = field(default_factory=lambda: Names(()))

    def __post_init__(self) -> None:
        source = self._aside if self.rehearsal else Database()
        self._book, self._findings = Book(source), Findings(source)

    def take(
        self, sheets: Sequence[SheetRows], arrival: Arrival, after: Callable[[Planned], None] | None = None
    ) -> Planned:
        """Record one chunk of whole sheets; ``after`` writes what must stand or fall with it."""
        if self.rehearsal:
            return self._rehearse(sheets, arrival)
        with recording() as ledger:
            self._catch_up(ledger.head)
            plan, self._names = record_sheets(sheets, arrival, self._book, self._names, ledger=ledger, by=self.by)
            plan.touched.keys = self._noted(plan.lines, plan.touched.keys)
            places = self._places()
            write_shelves(self._book.shelves)
            self._screen(places)
            wait(plan.touched.keys)
            if after:
                after(plan)
            self._head = ledger.head
        return plan

    def undo(
        self, batch: int, versions: Iterable[int], passing: Mapping[int, int], after: Callable[[], None] | None = None
    ) -> Undone:
        """Take back a chunk of the versions that ``batch`` created; ``passing`` names who else stated them."""
        with recording() as ledger:
            self._catch_up(ledger.head)
            voids, restored, passed, lines, touched, self._names = void_versions(
                batch, versions, passing, self._book, self._names, ledger=ledger, by=self.by
            )
            keys = self._noted(lines, touched.keys)
            places = self._places()
            write_shelves(self._book.shelves)
            self._screen(places)
            wait(keys)
            if after:
                after()
            self._head = ledger.head
        return Undone(len(voids), len(restored), len(passed))

    @property
    def waiting(self) -> int:
        """How many keys wait to be judged."""
        return sum(map(len, self._waiting.values())) if self.rehearsal else keys_waiting()

    def settle(self, progress: Callable[[int], object] | None = None) -> None:
        """Judge every key that waits, a transaction at a time."""
        if self.rehearsal:
            self._rehearse_judging(progress)
            return
        while True:
            with recording() as ledger:
                self._catch_up(ledger.head)
                rows, keys = waiting()
                if not keys:
                    return
                self._judge(keys, ledger)
                no_longer_wait(rows)
            if progress:
                progress(len(keys))

    def settle_these(self, keys: Iterable[Key]) -> None:
        """Judge some of the keys that wait, a transaction at a time, and leave what others brought."""
        left = sorted(keys)
        while left:
            part, left = left[: at_once(left)], left[at_once(left) :]
            with recording() as ledger:
                self._catch_up(ledger.head)
                self._judge(part, ledger)
                wait_no_longer(part)

    def _judge(self, keys: Sequence[Key], ledger: Ledger) -> None:
        differing = self._judging.judge(keys, self._book, self._findings)
        raised = self._judging.record(differing, self._findings, ledger=ledger)
        write_shelves(self._findings.shelves)
        self._head = ledger.head
        self._count(raised, differing)

    def _rehearse(self, sheets: Sequence[SheetRows], arrival: Arrival) -> Planned:
        if self._head is None:
            self._head = head_of_ledger()
            self._names = names_in_force(self._book)
        plan = plan_sheets(sheets, arrival, self._book, head=self._head)
        if plan.records:
            self._head = plan.records[-1].seq
            change, self._names = follow(plan.lines, self._book, self._names, seq=self._head)
            plan.touched = touched(change, self._book, self._names)
        for kind, key in self._noted(plan.lines, plan.touched.keys):
            self._waiting.setdefault(kind, set()).add(key)
        places = self._places()
        self._aside.keep(self._book.shelves)
        if places and (rows := rehearse_screening(places, self._aside)):
            self._aside.keep(rows.shelves)
            self._judging.forget()
        return plan

    def _places(self) -> Places:
        """Where sites lie whose lines came or went; the keys of what was tagged there wait to be judged already."""
        return {
            code: None if row is None or row.longitude_udeg is None or row.latitude_udeg is None
            else (row.longitude_udeg, row.latitude_udeg)
            for code, row in self._book.registers.sites.changed.items()
        }  # fmt: skip

    def _screen(self, places: Places) -> None:
        """Hold these sites against protected areas before anything is judged by them."""
        if places and screen_changed(places, by=self.by):
            self._judging.forget()

    def _rehearse_judging(self, progress: Callable[[int], object] | None) -> None:
        for kind in sorted(self._waiting):
            keys = iter(sorted(self._waiting.pop(kind)))
            while part := [(kind, key) for key in islice(keys, JUDGED_AT_ONCE // WEIGHT.get(kind, OTHER_WEIGHT))]:
                differing = self._judging.judge(part, self._book, self._findings)
                raised = self._judging.record(differing, self._findings, ledger=_Unwritten(self._head or 0))
                self._count(raised, differing)
                self._aside.keep(self._findings.shelves)
                if progress:
                    progress(len(part))

    def _catch_up(self, head: int) -> None:
        """Read registers again when somebody else recorded since."""
        if head != self._head:
            self._names = names_in_force(self._book)
            self._judging.forget()
            self._head = head

    def _noted(self, lines: list[Line], keys: set[Key]) -> set[Key]:
        """The keys to judge: those touched, and those that compare with what changed in a register."""
        self._judging.note(lines)
        return keys | self._judging.keys_of(lines, self._book)

    def _count(self, raised: Mapping[str, int], differing: Differences) -> None:
        if self.told:
            self.told(differing)
        for rule, number in raised.items():
            self.raised[rule] = self.raised.get(rule, 0) + number
        for told in differing.raised:
            named = self.first.setdefault(told["rule"], [])
            if len(named) < FIRST:
                named.append(told)


class _Unwritten:
    """Stands for the ledger in a rehearsal: numbers records and keeps none."""

    def __init__(self, head: int) -> None:
        self._head = head

    def append(self, kind: str, *, subject: str, actor: str, facts: dict[str, Any]) -> int:
        self._head += 1
        return self._head


def receive(sheets: Sequence[SheetRows], arrival: Arrival, *, by: str) -> Planned:
    """Record what arrived on one occasion and judge it, all in one transaction."""
    intake = Intake(by=by)
    with recording():
        plan = intake.take(sheets, arrival)
        intake.settle()
    return plan


def wait(keys: Iterable[Key]) -> None:
    """Keys that must be judged; one that waits already keeps its place."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO traceability_to_judge (kind, key) VALUES (%s, %s) ON CONFLICT DO NOTHING", sorted(keys)
        )


def keys_waiting() -> int:
    """How many keys wait to be judged."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM traceability_to_judge")
        return int(cursor.fetchone()[0])


def waiting() -> tuple[list[int], list[Key]]:
    """The first keys that wait, as many as are judged at once, with their rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, kind, key FROM traceability_to_judge ORDER BY id LIMIT %s", [JUDGED_AT_ONCE])
        rows = cursor.fetchall()
    rows = rows[: at_once([(kind, key) for _, kind, key in rows])]
    return [row[0] for row in rows], [(row[1], row[2]) for row in rows]


def at_once(keys: Sequence[Key]) -> int:
    """How many of the first keys are judged together, at least one."""
    room = JUDGED_AT_ONCE
    for number, (kind, _) in enumerate(keys):
        room -= WEIGHT.get(kind, OTHER_WEIGHT)
        if room < 0:
            return max(number, 1)
    return len(keys)


def no_longer_wait(rows: list[int]) -> None:
    """The keys of these rows are judged."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM traceability_to_judge WHERE id BETWEEN %s AND %s", [rows[0], rows[-1]])


def wait_no_longer(keys: Iterable[Key]) -> None:
    """These keys are judged, wherever they stood in the row."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM traceability_to_judge WHERE kind = %s AND key = %s", sorted(keys))
