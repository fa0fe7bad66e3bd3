"""How far a job is, and what it will tell: kept in its row, from where pages of any process read it. (field)"""

import time
from collections.abc import Iterable
from typing import Any

from chanzo.core import clock
from chanzo.findings.apply import shown
from chanzo.findings.types import finding_id
from chanzo.traceability.plan import Planned
from chanzo.traceability.types import Line

from ..models import Job
from ..tables import TABLES
from ..types import CellType, SheetSource
from .batches import Answer, RowError
from .imports import Taken
from .watching import Watch

# Seconds between two writes of the row, so that telling costs less than working.
EVERY_S = 0.5
CORRECTIONS, PLACES, SHEETS, CASES = 50, 5, 6, 3


class Progress(Watch):
    """Counts rows and keys, and notes the first corrections and what each table brings."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.kept_at = 0.0
        self.corrections: list[dict[str, Any]] = []
        self.brought: dict[tuple[str, str, str], dict[str, Any]] = {}

    def expects(self, rows: int) -> None:
        """So many rows, or lines to undo, in all."""
        self.job.rows = rows
        self.keep()

    def expected(self, sources: Iterable[SheetSource]) -> None:
        self.expects(sum(source.rows_expected for source in sources))

    def read(self, source: SheetSource, rows: int) -> None:
        self.job.file = source.file
        self.job.read += rows
        self._tell()

    def known(self, source: SheetSource, rows: int) -> None:
        self.job.taken += rows
        self._tell()

    def took(self, source: SheetSource, rows: int, plan: Planned) -> None:
        self.job.file = source.file
        self.moved(rows)
        lines = {line.version: line for line in plan.lines}
        for row, stated in plan.stated:
            line = lines.get(stated.version or 0)
            if line is not None and stated.outcome in ("created", "conflict"):
                self._brought(source, line)
            elif line is not None and stated.outcome == "correction" and len(self.corrections) < CORRECTIONS:
                self.corrections.append(_correction(source, row, lines.get(stated.replaces or 0), line))

    def moved(self, rows: int) -> None:
        """So many more rows were taken, or lines undone."""
        self.job.taken += rows
        self._tell()

    def judging(self, keys: int) -> None:
        # Rows that were skipped, refused or stated twice make the count of rows end below what was expected.
        self.job.read = self.job.taken = self.job.rows
        self.job.to_judge, self.job.file = keys, ""
        self.keep()

    def judged(self, keys: int) -> None:
        self.job.judged += keys
        # Judging may find further keys to judge; a page never shows more done than there is to do.
        self.job.to_judge = max(self.job.to_judge, self.job.judged)
        self._tell()

    def keep(self) -> None:
        """Write how far the job is."""
        self.kept_at = time.monotonic()
        names = ("file", "rows", "read", "taken", "to_judge", "judged")
        Job.objects.filter(pk=self.job.pk).update(
            told_at=clock.now(), **{name: getattr(self.job, name) for name in names}
        )

    def result(self, taken: Taken) -> dict[str, Any]:
        """What the page of the job shows once it is done, as JSON values."""
        return {
            "tables": [self._table(answer) for answer in taken.batches],
            "corrections": self.corrections,
            "corrected": sum(answer.corrections for answer in taken.batches),
            "findings": taken.findings,
            "first": [_first(told) for named in taken.first.values() for told in named],
        }

    def _tell(self) -> None:
        if time.monotonic() - self.kept_at > EVERY_S:
            self.keep()

    def _brought(self, source: SheetSource, line: Line) -> None:
        key = source.file, source.worksheet, source.table
        brought = self.brought.setdefault(key, {"sheets": {}, "grams": 0, "first": None, "last": None})
        brought["sheets"][line.sheet] = None
        if line.day is not None:
            brought["first"] = line.day if brought["first"] is None else min(brought["first"], line.day)
            brought["last"] = line.day if brought["last"] is None else max(brought["last"], line.day)
        grams = line.cells.get(_weight_of(source.table))
        if isinstance(grams, int):
            brought["grams"] += grams

    def _table(self, answer: Answer) -> dict[str, Any]:
        found = [
            brought
            for (file, _, table), brought in self.brought.items()
            if (file, table) == (answer.file, answer.table)
        ]
        brought = found[0] if len(found) == 1 else None
        table = {name: getattr(answer, name) for name in Answer.__slots__ if name != "errors"}
        table["errors"] = _by_code(answer.errors)
        if brought:
            sheets = list(brought["sheets"])
            table["brings"] = brought | {"sheets": sheets[:SHEETS], "sheet_count": len(sheets)}
        return table


def _weight_of(table: str) -> str:
    """The column that says what a line weighs, where a table has one."""
    return next((c.name for c in TABLES[table].columns if c.required and c.type is CellType.WEIGHT), "")


def _correction(source: SheetSource, row: int, old: Line | None, new: Line) -> dict[str, Any]:
    before, after = (old.cells if old else {}), new.cells
    names = [column.name for column in TABLES[source.table].columns]
    changes = [[name, before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)]
    return {"file": source.file, "table": source.table, "row": row, "place": new.place, "changes": changes}


def _by_code(errors: list[RowError]) -> list[dict[str, Any]]:
    """Refusals under their codes, most frequent first, each with the first places where it was met."""
    codes: dict[str, dict[str, Any]] = {}
    for error in errors:
        found = codes.setdefault(error.code, {"code": error.code, "number": 0, "first": []})
        found["number"] += 1
        if len(found["first"]) < PLACES:
            found["first"].append({"row": error.row, "column": error.column, "facts": error.facts})
    return sorted(codes.values(), key=lambda code: -code["number"])


def _first(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": finding_id(told["rule"], told["subject_type"], told["subject"]),
        **{name: told[name] for name in ("rule", "severity", "subject_type", "subject", "day", "site")},
        "cases": [shown(case) for case in told["cases"][:CASES]],
    }
