"""Builders of custody for tests: rows as a door would hand them over, and a small office that records them."""

from collections.abc import Iterable
from typing import Any

from chanzo.ledger.shelves import compact
from chanzo.traceability.derive.book import Book
from chanzo.traceability.names import Names
from chanzo.traceability.plan import Arrival, Planned, Row, SheetRows, follow, plan_sheets
from chanzo.traceability.replay import Replay
from chanzo.traceability.tables import sheet_name

DAY = 20454  # 2026-01-01

Rows = list[tuple[str, dict[str, Any]]]


def mined(tag: str, kg: float = 50, *, page: str = "P-1", line: int = 1, day: int = 0, **more: Any) -> tuple[str, dict]:
    """A line of a mine log."""
    cells = {"page": page, "line": str(line), "date": DAY + day, "site": "SITE-1", "tag": tag, "mineral": "cassiterite"}
    return "mine_log", cells | {"weight_kg": round(kg * 1000)} | more


def traded(tag_in: str, tag_out: str, kg: float = 50, out: float = 50, *, page: str = "T-1", line: int = 1,
           day: int = 1, negociant: str = "NEG-1", **more: Any) -> tuple[str, dict]:  # fmt: skip
    """A line of a trade log."""
    cells = {"page": page, "line": str(line), "date": DAY + day, "negociant": negociant, "tag_in": tag_in}
    return "trade_log", cells | {
        "weight_in_kg": round(kg * 1000), "tag_out": tag_out, "weight_out_kg": round(out * 1000)
    } | more  # fmt: skip


def processed(batch: str, flow: str, tag: str, kg: float = 50, *, line: int = 1, day: int = 2,
              processor: str = "PROC-1", **more: Any) -> tuple[str, dict]:  # fmt: skip
    """A line of a process log."""
    cells = {"batch": batch, "line": str(line), "date": DAY + day, "processor": processor, "flow": flow, "tag": tag}
    return "process_log", cells | {"weight_kg": round(kg * 1000)} | more


def exported(
    lot: str, tag: str, kg: float = 50, *, day: int = 3, exporter: str = "PROC-1", **more: Any
) -> tuple[str, dict]:
    """A line of an export log."""
    cells = {"lot": lot, "date": DAY + day, "exporter": exporter, "tag": tag, "weight_kg": round(kg * 1000)}
    return "export_log", cells | more


def acted(action: str, tag: str, *, day: int = 1, **more: Any) -> tuple[str, dict]:
    """A bag act."""
    return "bag_acts", {"action": action, "tag": tag, "date": DAY + day} | more


class Office:
    """Records deliveries on a book with nothing behind, and keeps the records for a replay."""

    def __init__(self) -> None:
        self.book = Book()
        self.names = Names(())
        self.records: list[tuple[int, str, dict[str, Any]]] = []
        self.batch = 0

    @property
    def head(self) -> int:
        return self.records[-1][0] if self.records else 0

    def deliver(self, rows: Iterable[tuple[str, dict[str, Any]]], at_once: int = 500) -> list[Planned]:
        """Take rows in as one file a table; ``at_once`` cuts them into chunks of sheets."""
        tables: dict[str, dict[str, list[Row]]] = {}
        for number, (table, cells) in enumerate(rows, 2):
            sheets = tables.setdefault(table, {})
            sheets.setdefault(sheet_name(table, cells), []).append(Row(number, compact(cells)))
        plans = []
        for table, sheets in tables.items():
            self.batch += 1
            arrival = Arrival(self.batch, "file", 1_800_000_000)
            waiting = [SheetRows(table, name, sheet) for name, sheet in sheets.items()]
            for start in range(0, len(waiting), at_once):
                plans.append(self._record(waiting[start : start + at_once], arrival))
        return plans

    def _record(self, sheets: list[SheetRows], arrival: Arrival) -> Planned:
        plan = plan_sheets(sheets, arrival, self.book, head=self.head)
        for record in plan.records:
            record.facts["chunk"] = plan.records[0].seq
            self.records.append((record.seq, "sheet.recorded", record.facts))
        _, self.names = follow(plan.lines, self.book, self.names, seq=self.head)
        return plan

    def lots(self) -> dict[str, tuple]:
        """What stands, apart from the records that it came from."""
        return {
            lot.key: (lot.kind, lot.number, lot.name, lot.organisation, lot.sheet, lot.line, lot.day, lot.mass_g,
                      lot.current_g, lot.mineral, lot.holder, lot.state, lot.site)
            for lot in self.book.lots.standing()
        }  # fmt: skip

    def inputs(self) -> set[tuple]:
        return {
            (row.step, row.number, row.src, row.dst, row.mass_g, row.day, row.sheet, row.line, row.backward)
            for row in self.book.inputs.standing()
        }


def replayed(office: Office) -> Book:
    """The same records through a replay."""
    book = Book()
    replay = Replay(book)
    for seq, kind, facts in office.records:
        replay.feed(seq, kind, facts)
    replay.finish()
    return book


def rows_of(book: Book) -> list[dict]:
    """Every row that stands, shelf by shelf."""
    return [{pk: row for pk, row in shelf.changed.items() if row is not None} for shelf in book.shelves]
