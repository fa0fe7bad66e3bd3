"""A verifier's desk without a database: rows go in, are undone, are judged; and the whole can be judged at once."""

import json
from collections.abc import Iterable
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.findings.apply import apply_entry, case_rows
from chanzo.findings.shelves import Findings
from chanzo.findings.types import CaseRow, State, Told, finding_id
from chanzo.ledger.shelves import compact
from chanzo.traceability.derive.book import Book
from chanzo.traceability.names import Names
from chanzo.traceability.plan import Arrival, Row, SheetRows
from chanzo.traceability.services.sheets import record_sheets, void_versions
from chanzo.traceability.tables import sheet_name
from chanzo.traceability.types import Step
from chanzo.verification.evidence import columns
from chanzo.verification.evidence.befallen import acts_on, bearers_of, counted
from chanzo.verification.evidence.circles import in_circles
from chanzo.verification.evidence.columns import Shared
from chanzo.verification.evidence.gathered import as_evidence
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.evidence.rows import Rows
from chanzo.verification.rules import judge
from chanzo.verification.services.judging import Judging, differences, limits_of
from chanzo.verification.types import everything

# Amid the days of random papers (papers.py), so that some are dated later.
ARRIVAL = (20_454 + 75) * 86_400
Cells = tuple[str, dict[str, Any]]


class Paper:
    """A ledger kept in memory; it refuses what has no canonical form, as the real one does."""

    def __init__(self) -> None:
        self.records: list[Told] = []

    @property
    def head(self) -> int:
        return len(self.records)

    def append(self, kind: str, *, subject: str, actor: str, facts: dict[str, Any]) -> int:
        self.records.append(Told(len(self.records) + 1, kind, actor, json.loads(canonical(facts))))
        return self.head


class Desk:
    """Takes deliveries in and judges what each touched."""

    def __init__(self) -> None:
        self.book, self.findings, self.judging = Book(), Findings(), Judging()
        self.ledger, self.names = Paper(), Names(())
        self.versions: dict[int, list[int]] = {}
        self.waiting: set[tuple[str, str]] = set()

    def take(self, rows: Iterable[Cells], *, judge: bool = True) -> int:
        """Record rows as one batch and judge what they touch; the batch's number."""
        batch = len(self.versions) + 1
        sheets: dict[tuple[str, str], list[Row]] = {}
        for number, (table, cells) in enumerate(rows, 2):
            sheets.setdefault((table, sheet_name(table, cells)), []).append(Row(number, compact(cells)))
        arrival = Arrival(batch, "file", ARRIVAL)
        delivered = [SheetRows(table, sheet, some) for (table, sheet), some in sheets.items()]
        plan, self.names = record_sheets(delivered, arrival, self.book, self.names, ledger=self.ledger, by="test")
        self.versions[batch] = [s.version for _, s in plan.stated if s.outcome != "identical" and s.version]
        self._touched(plan.lines, plan.touched.keys, judge)
        return batch

    def undo(self, batch: int, *, judge: bool = True) -> None:
        """Take a batch back."""
        _, _, _, lines, touched, self.names = void_versions(
            batch, self.versions[batch], {}, self.book, self.names, ledger=self.ledger, by="test"
        )
        self._touched(lines, touched.keys, judge)

    def _touched(self, lines: list, keys: set[tuple[str, str]], judge: bool) -> None:
        self.judging.note(lines)
        self.waiting |= keys | self.judging.keys_of(lines, self.book)
        if judge:
            self.settle()

    def settle(self) -> None:
        """Judge every key that waits."""
        differing = self.judging.judge(self.waiting, self.book, self.findings)
        self.judging.record(differing, self.findings, ledger=self.ledger)
        self.waiting = set()

    def standing(self) -> dict[str, tuple]:
        """The findings that stand, apart from the records that told of them."""
        return {
            row.id: (row.severity, row.day, row.site, row.page, row.line, row.organisation, row.agent,
                     json.loads(row.facts), row.parameters, row.decisive)
            for row in self.findings.findings.standing()
            if row.state != State.CLEARED
        }  # fmt: skip

    def cases(self) -> dict[str, str]:
        return {row.id: row.facts for row in self.findings.cases.standing()}

    def whole(self) -> dict[str, str]:
        """Every case of the ledger judged at once from all rows there are."""
        book, registers = self.book, Registers(self.book)
        shared = Shared(registers)
        evidence = as_evidence(_all_rows(book, registers), shared, limits_of(self.findings, registers.names))
        said = judge(evidence, everything())
        told = differences(said, (), frozenset(), Findings(), evidence, shared).raised
        rows: list[CaseRow] = []
        for finding in told:
            name = finding_id(finding["rule"], finding["subject_type"], finding["subject"])
            rows += case_rows(name, finding["cases"])
        return {row.id: row.facts for row in rows}

    def replayed(self) -> Findings:
        """The findings that the records alone make."""
        findings = Findings()
        for record in self.ledger.records:
            apply_entry(record, findings)
        return findings


def _all_rows(book: Book, registers: Registers) -> Rows:
    rows = Rows()
    rows.take_lots(book.lots.standing())
    rows.take_inputs(book.inputs.standing())
    rows.numbers = {row.version: row for row in book.numbers.standing()}
    rows.pages = {page.key: page for page in book.pages.standing()}
    lines = list(book.lines.standing())
    rows.page_lines = [line for line in lines if line.table in ("mine_log", "trade_log")]
    rows.receipts = {line.version: line for line in lines if line.table == "receipt_log" and line.effective}
    rows.exported = {line.version: line for line in lines if line.table == "export_log" and line.effective}
    rows.official = [line for line in lines if line.table == "official_log" and line.effective]
    rows.details = {line.version: columns.detail(line) for line in lines if line.version in rows.inputs}
    spoken = {*registers.acts, *registers.counts} - {""}
    bearers = bearers_of(spoken, book)
    rows.acts = acts_on(spoken, registers, bearers)
    counts = [line for line in lines if line.table == "stock_counts" and line.effective]
    rows.counts = counted(counts, registers, bearers)
    backward = [row for row in rows.inputs.values() if row.backward]
    rows.in_circle = in_circles(backward, [row for row in rows.inputs.values() if row.step == Step.OUTPUT])
    return rows
