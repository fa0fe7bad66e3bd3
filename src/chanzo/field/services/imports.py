"""Takes in files of tables: registers first, logs in chain order, in chunks that survive a kill. (field)"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import keep_file
from chanzo.ledger.shelves import compact
from chanzo.traceability.plan import Arrival, Planned, Row, SheetRows
from chanzo.traceability.tables import LOGS, REGISTERS, sheet_name
from chanzo.traceability.types import RECORD_LINES, cells_of

from ..models import ImportBatch
from ..profiles import Profile
from ..reading import read_file
from ..tables import LISTS
from ..types import Problem, Reading, SheetSource
from . import batches
from .batches import Answer
from .doors import Door, Doors, turned_back
from .watching import Watch

ORDER = {table: at for at, table in enumerate((*REGISTERS, *LOGS, *LISTS))}
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
# Refused rows of one table that are kept one by one. A table with more of them is no slip of the pen: its columns are
# not what they were taken for, or it is meant to keep the program busy.
MOST_REFUSED = 100_000
# Rows read between two words to whoever watches.
READ_AT_ONCE = 2000


@dataclass(slots=True)
class Taken:
    """What came of a call: an answer a table, how many findings it raised by rule, and the first of them."""

    batches: list[Answer] = field(default_factory=list)
    findings: dict[str, int] = field(default_factory=dict)
    sources: list[SheetSource] = field(default_factory=list)
    first: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether every file could be taken."""
        return all(answer.table is not None for answer in self.batches)


def import_files(
    paths: Iterable[Path],
    *,
    by: str,
    rehearsal: bool = False,
    backfill: bool = False,
    profile: Profile | None = None,
    profiles: Mapping[Path, Profile] | None = None,
    delivery: str | None = None,
    watch: Watch | None = None,
) -> Taken:
    """Read every table of the files, record its rows sheet by sheet, judge what they touch.

    A rehearsal answers the same and writes nothing. A file that is no table is refused whole; the others are taken.
    ``profiles`` are those of single files, in place of ``profile``; what an earlier call finished of the same
    ``delivery`` is passed over.
    """
    taken, watch = Taken(), watch or Watch()
    of_file = profiles or {}
    readings: list[tuple[Path, Reading]] = []
    for path in paths:
        try:
            readings += [(path, reading) for reading in read_file(path, of_file.get(path, profile))]
        except Refused as refused:
            taken.batches.append(Answer.of_refused_file(path.name, refused))
    readings.sort(key=lambda pair: ORDER[pair[1].source.table])
    taken.sources = [reading.source for _, reading in readings]
    watch.expected(taken.sources)
    doors = Doors(by=by, rehearsal=rehearsal)
    while readings:
        path, reading = readings.pop(0)  # what a table took to read goes with it
        try:
            door = doors.of(reading.source.table)
            taken.batches.append(_take(path, reading, door, backfill, of_file.get(path, profile), delivery, watch))
        except Refused as refused:
            taken.batches.append(Answer.of_refused_file(path.name, refused))
    watch.judging(doors.intake.waiting)
    doors.intake.settle(watch.judged)
    batches.close(answer.id for answer in taken.batches)
    taken.findings = dict(sorted(doors.intake.raised.items()))
    taken.first = doors.intake.first
    return taken


def _take(
    path: Path,
    reading: Reading,
    door: Door,
    backfill: bool,
    profile: Profile | None,
    delivery: str | None,
    watch: Watch,
) -> Answer:
    source = reading.source
    sha256 = "" if door.rehearsal else keep_file(path)
    if delivery and sha256 and (finished := batches.finished_of(delivery, source, sha256)):
        watch.read(source, source.rows_expected)
        watch.known(source, source.rows_expected)
        return batches.answer_of(finished)
    sheets, problems = _grouped(reading, watch)
    batch: ImportBatch | None = None
    if not door.rehearsal:
        kept = profile.as_dict() if profile else None
        batch = batches.open_batch(source, sha256, by=door.by, backfill=backfill, profile=kept, delivery=delivery)
    arrival = Arrival(
        batch=batch.pk if batch else None,
        file=sha256,
        received_at=batch.received_at if batch else int(clock.now().timestamp()),
        backfill=backfill,
    )
    outcomes: Counter[str] = Counter()
    if batch:
        outcomes.update(_resume(door, source.table, sheets, batches.stated_so_far(batch), arrival))
        watch.known(source, outcomes.total())

    def keep(plan: Planned) -> None:
        assert batch is not None
        batches.keep_statements(
            batch.pk, [(row, s.outcome, s.version) for row, s in plan.stated if s.version is not None]
        )

    for chunk in chunks(source.table, sheets):
        plan = door.take(chunk, arrival, keep if batch else None)
        outcomes.update(stated.outcome for _, stated in plan.stated)
        problems += [Problem(twice.row, None, "ROW_TWICE", {"first_row": twice.first_row}, []) for twice in plan.twice]
        problems += turned_back(plan)
        watch.took(source, sum(len(sheet.rows) for sheet in chunk), plan)
    problems.sort(key=lambda p: (p.row is not None, p.row or 0))
    answer = Answer(batch.pk if batch else None, source.file, source.table)
    batches.count(answer, outcomes, problems, reading.counts)
    if batch:
        batches.keep_refusals(batch.pk, problems)
        batches.keep_counts(batch, answer)
    return answer


def _grouped(reading: Reading, watch: Watch) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows of a table under their sheets, in order of first appearance, and what was refused.

    Refused FILE_ROWS_REFUSED where more than MOST_REFUSED rows would be; the file is kept as it came.
    """
    table = reading.source.table
    sheets: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for number, item in enumerate(reading, start=1):
        if number % READ_AT_ONCE == 0:
            watch.read(reading.source, READ_AT_ONCE)
        if isinstance(item, Problem):
            problems.append(item)
            if reading.counts.refused > MOST_REFUSED:
                first = problems[0]
                why = batches.told(first.code, dict(first.facts))
                facts = {"limit": MOST_REFUSED, "table": table, "row": first.row, "column": first.column, "why": why}
                raise Refused("FILE_ROWS_REFUSED", **facts)
        else:
            sheets.setdefault(sheet_name(table, item.cells), []).append(Row(item.row, compact(item.cells)))
    return sheets, problems


def _resume(
    door: Door, table: str, sheets: dict[str, list[Row]], done: dict[int, str], arrival: Arrival
) -> Iterator[str]:
    """Leave out the rows that earlier chunks of an unfinished import committed; their outcomes."""
    if not done:
        return
    for name, rows in sheets.items():
        for row in rows:
            if row.row in done:
                arrival.stated(door.line(table, cells_of(row.text)), row.row)
                yield done[row.row]
        sheets[name] = [row for row in rows if row.row not in done]


def chunks(table: str, sheets: dict[str, list[Row]]) -> Iterator[list[SheetRows]]:
    """Whole sheets together up to the lines of one record; a longer sheet is a chunk of its own.

    Sheets are taken out of ``sheets``, so that a long file makes room as it goes in.
    """
    chunk: list[SheetRows] = []
    size = 0
    for name in list(sheets):
        rows = sheets.pop(name)
        if not rows:
            continue
        if chunk and size + len(rows) > RECORD_LINES:
            yield chunk
            chunk, size = [], 0
        chunk.append(SheetRows(table, name, rows))
        size += len(rows)
    if chunk:
        yield chunk


def files_under(paths: Iterable[Path]) -> list[Path]:
    """The files named, and every table file in the folders named, by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(f for f in path.rglob("*") if f.is_file() and f.suffix.lower() in SUFFIXES)
        else:
            found.append(path)
    return found
