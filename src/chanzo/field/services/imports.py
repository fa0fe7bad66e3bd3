"""Takes in files of tables: registers first, logs in chain order, in chunks that survive a kill. (field)"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import keep_file
from chanzo.ledger.shelves import compact
from chanzo.traceability.plan import Arrival, Planned, Row, SheetRows
from chanzo.traceability.tables import LOGS, REGISTERS, line_of, sheet_name
from chanzo.traceability.types import RECORD_LINES, cells_of
from chanzo.verification.services.receive import Intake

from ..models import ImportBatch
from ..profiles import Profile
from ..reading import read_file
from ..types import Problem, Reading, SheetSource
from . import batches
from .batches import Answer

ORDER = {table: at for at, table in enumerate((*REGISTERS, *LOGS))}
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
Progress = Callable[[str, int], object]
# Refused rows of one table that are kept one by one. A table with more of them is no slip of the pen: its columns are
# not what they were taken for, or it is meant to keep the program busy.
MOST_REFUSED = 100_000


@dataclass(slots=True)
class Taken:
    """What came of a call: an answer a table, and how many findings it raised by rule."""

    batches: list[Answer] = field(default_factory=list)
    findings: dict[str, int] = field(default_factory=dict)
    sources: list[SheetSource] = field(default_factory=list)

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
    progress: Progress | None = None,
) -> Taken:
    """Read every table of the files, record its rows sheet by sheet, judge what they touch.

    A rehearsal answers the same and writes nothing. A file that is no table is refused whole; the others are taken.
    """
    taken = Taken()
    readings: list[tuple[Path, Reading]] = []
    for path in paths:
        try:
            readings += [(path, reading) for reading in read_file(path, profile)]
        except Refused as refused:
            taken.batches.append(Answer.of_refused_file(path.name, refused))
    readings.sort(key=lambda pair: ORDER[pair[1].source.table])
    taken.sources = [reading.source for _, reading in readings]
    intake = Intake(by=by, rehearsal=rehearsal)
    while readings:
        path, reading = readings.pop(0)  # what a table took to read goes with it
        tell = progress and partial(progress, reading.source.file)
        try:
            taken.batches.append(_take(path, reading, intake, backfill, profile, tell))
        except Refused as refused:
            taken.batches.append(Answer.of_refused_file(path.name, refused))
    intake.settle(progress and partial(progress, ""))
    batches.close(answer.id for answer in taken.batches)
    taken.findings = dict(sorted(intake.raised.items()))
    return taken


def _take(
    path: Path,
    reading: Reading,
    intake: Intake,
    backfill: bool,
    profile: Profile | None,
    tell: Callable[[int], object] | None,
) -> Answer:
    source = reading.source
    sha256 = "" if intake.rehearsal else keep_file(path)
    sheets, problems = _grouped(reading)
    batch: ImportBatch | None = None
    if not intake.rehearsal:
        kept = profile.as_dict() if profile else None
        batch = batches.open_batch(source, sha256, by=intake.by, backfill=backfill, profile=kept)
    arrival = Arrival(
        batch=batch.pk if batch else None,
        file=sha256,
        received_at=batch.received_at if batch else int(clock.now().timestamp()),
        backfill=backfill,
    )
    outcomes: Counter[str] = Counter()
    if batch:
        outcomes.update(_resume(source.table, sheets, batches.stated_so_far(batch), arrival))

    def keep(plan: Planned) -> None:
        assert batch is not None
        batches.keep_statements(
            batch.pk, [(row, s.outcome, s.version) for row, s in plan.stated if s.version is not None]
        )

    for chunk in chunks(source.table, sheets):
        plan = intake.take(chunk, arrival, keep if batch else None)
        outcomes.update(stated.outcome for _, stated in plan.stated)
        problems += [Problem(twice.row, None, "ROW_TWICE", {"first_row": twice.first_row}, []) for twice in plan.twice]
        if tell:
            tell(sum(len(sheet.rows) for sheet in chunk))
    problems.sort(key=lambda p: (p.row is not None, p.row or 0))
    answer = Answer(batch.pk if batch else None, source.file, source.table)
    batches.count(answer, outcomes, problems, reading.counts)
    if batch:
        batches.keep_refusals(batch.pk, problems)
        batches.keep_counts(batch, answer)
    return answer


def _grouped(reading: Reading) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows of a table under their sheets, in order of first appearance, and what was refused.

    Refused FILE_ROWS_REFUSED where more than MOST_REFUSED rows would be; the file is kept as it came.
    """
    table = reading.source.table
    sheets: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for item in reading:
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


def _resume(table: str, sheets: dict[str, list[Row]], done: dict[int, str], arrival: Arrival) -> Iterator[str]:
    """Leave out the rows that earlier chunks of an unfinished import committed; their outcomes."""
    if not done:
        return
    for name, rows in sheets.items():
        for row in rows:
            if row.row in done:
                line = line_of(table, cells_of(row.text), version=0, received_at=0)
                arrival.stated(line, row.row)
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
