"""Rows of custody as the column arrays that rules read: the same for one page and for a whole ledger. (verification)"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.core.names import fold
from chanzo.traceability.derive.lots import grams, line_name
from chanzo.traceability.types import Kind, Line, Step
from chanzo.verification.evidence.ids import Ids
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.types import (
    BAG_ACTIONS,
    BASES,
    KIND,
    OUTPUT_KINDS,
    SOURCES,
    STEP,
    TABLES,
    WEIGHT_BASES,
    Acts,
    Further,
    Int32,
    Int64,
    Lots,
    Official,
    PageLines,
    Receipts,
    StockCounts,
    Uses,
    built,
    mineral_mask,
)

Columns = dict[str, Sequence[Any]]
Detail = tuple[int, int, int]

TABLE_OF_KIND = {
    Kind.MINE: "mine_log", Kind.NEGOCIANT: "trade_log", Kind.BATCH: "process_log", Kind.PROCESSOR: "process_log",
    Kind.EXPORT: "export_log", Kind.STOCK: "stock_counts",
}  # fmt: skip
TABLE_OF_STEP = {
    Step.TRADE: "trade_log", Step.BATCH: "process_log", Step.OUTPUT: "process_log", Step.EXPORT: "export_log",
}  # fmt: skip
# A sheet's text among ids: one digit for its table, then its name.
MARK_OF_KIND = {kind.value: str(TABLES.index(table)) for kind, table in TABLE_OF_KIND.items()}
MARK_OF_STEP = {step.value: str(TABLES.index(table)) for step, table in TABLE_OF_STEP.items()}
MARK = {table: str(code) for code, table in enumerate(TABLES)}
KIND_CODE = {kind.value: code for kind, code in KIND.items()}
STEP_CODE = {step.value: code for step, code in STEP.items()}


class _Masks(dict[str, int]):
    def __missing__(self, text: str) -> int:
        self[text] = mask = mineral_mask(text)
        return mask


class Shared:
    """The ids that the tables of one evidence share."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.numbers, self.sheets, self.lots = Ids(), Ids(), Ids()
        self.masks = _Masks()

    def sheet(self, table: str, name: str) -> int:
        return self.sheets[MARK[table] + name]

    def known_sheet(self, table: str, name: str) -> int:
        """The id of a sheet, -1 when nothing at hand names it."""
        return self.sheets.get(MARK[table] + name, -1)

    def minerals(self, texts: Iterable[str]) -> list[int]:
        return [self.masks[text] for text in texts]


def days(values: Iterable[int | None]) -> Int32:
    """Days of a column, NO_DAY where missing."""
    return np.array([NO_DAY if day is None else day for day in values], np.int32)


def whole(values: Iterable[int | None]) -> Int64:
    """Whole numbers of a column, -1 where missing."""
    return np.array([-1 if value is None else value for value in values], np.int64)


def lots(c: Columns, shared: Shared) -> Lots:
    """Lots from columns of traceability's Lot; each keeps the number that its key has among ``shared.lots``."""
    registers = shared.registers
    return built(
        Lots,
        len(c["key"]),
        kind=[KIND_CODE[kind] for kind in c["kind"]],
        number=shared.numbers.column(c["number"]),
        name=c["name"],
        line=c["line"],
        sheet=shared.sheets.column(
            MARK_OF_KIND[kind] + sheet for kind, sheet in zip(c["kind"], c["sheet"], strict=True)
        ),
        day=days(c["day"]),
        minute=whole(c["minute"]),
        mass_g=whole(c["mass_g"]),
        stated=shared.minerals(c["stated_mineral"]),
        mineral=shared.minerals(c["mineral"]),
        org=registers.orgs.column(c["organisation"]),
        site=registers.sites.ids.column(c["site"]),
        point=registers.points.column(c["point"]),
        agent=registers.agents.column(c["agent"]),
        has_team=[team != "" for team in c["team"]],
        latitude=degrees(c["latitude"]),
        longitude=degrees(c["longitude"]),
        received_s=c["received_at"],
        backfill=c["backfill"],
    )


def degrees(micro: Iterable[int | None]) -> np.ndarray:
    """Degrees of millionths, nan where missing."""
    return np.array([np.nan if value is None else value for value in micro], np.float64) / 1_000_000


def detail(line: Line) -> Detail:
    """Assay and moisture in thousandths of a percent, -1 unknown, and the kind of output, of an input's line."""
    cells = line.cells
    return cells.get("assay_pct", -1), cells.get("moisture_pct", -1), OUTPUT_KINDS.index(cells.get("kind", ""))


def uses(c: Columns, shared: Shared, details: dict[int, Detail], circled: set[int]) -> Uses:
    """Inputs from columns of traceability's Input; ``details`` are those of inputs that state more, by version."""
    count = len(c["version"])
    assay, moisture, product = np.full(count, -1), np.full(count, -1), np.zeros(count, np.int8)
    inside = np.zeros(count, np.bool_)
    if details or circled:
        for at, version in enumerate(c["version"]):
            if version in details:
                assay[at], moisture[at], product[at] = details[version]
            inside[at] = version in circled
    known = shared.lots
    return built(
        Uses,
        count,
        step=[STEP_CODE[step] for step in c["step"]],
        number=shared.numbers.column(c["number"]),
        src=np.array([known.get(key, -1) for key in c["src"]], np.int32),
        dst=np.array([known.get(key, -1) for key in c["dst"]], np.int32),
        mass_g=whole(c["mass_g"]),
        day=days(c["day"]),
        org=shared.registers.orgs.column(c["organisation"]),
        stated=shared.minerals(c["mineral"]),
        sheet=shared.sheets.column(
            MARK_OF_STEP[step] + sheet for step, sheet in zip(c["step"], c["sheet"], strict=True)
        ),
        line=c["line"],
        assay_m=assay,
        moisture_m=moisture,
        product=product,
        received_s=c["received_at"],
        backfill=c["backfill"],
        in_circle=inside,
    )


def further(c: Columns, shared: Shared) -> Further:
    """Further numbers from columns of traceability's LotNumber."""
    acts = shared.registers.act_lines
    names = [line_name(acts[v]) if v in acts else "" for v in c["version"]]
    return built(
        Further,
        len(names),
        lot=[shared.lots.get(key, -1) for key in c["lot"]],
        number=shared.numbers.column(c["number"]),
        replaced=shared.numbers.column(c["replaced"]),
        day=days(c["from_day"]),
        sheet=[shared.sheet("bag_acts", "#bag_acts")] * len(names),
        line=names,
    )


def acts(rows: Sequence[tuple[str, Line]], shared: Shared) -> Acts:
    """Bag acts, each with the key of the lot it befell; an empty key where it is not known."""
    lines = [line for _, line in rows]
    return built(
        Acts,
        len(rows),
        lot=[shared.lots.get(key, -1) for key, _ in rows],
        number=shared.numbers.column(line.number for line in lines),
        action=[BAG_ACTIONS.index(line.cells["action"]) for line in lines],
        day=days(line.day for line in lines),
        mass_g=whole(grams(line) for line in lines),
        org=organisations(lines, shared),
        received_s=[line.received_at for line in lines],
        backfill=[line.backfill for line in lines],
    )


def stock_counts(rows: Sequence[tuple[str, Line]], shared: Shared) -> StockCounts:
    """Lines of stock counts, each with the key of the bag it means."""
    lines = [line for _, line in rows]
    return built(
        StockCounts,
        len(rows),
        org=organisations(lines, shared),
        lot=[shared.lots.get(key, -1) for key, _ in rows],
        mineral=shared.minerals(line.cells.get("mineral", "") for line in lines),
        mass_g=whole(grams(line) for line in lines),
        basis=[BASES.index(line.cells["basis"]) for line in lines],
        day=days(line.day for line in lines),
    )


def page_lines(lines: Sequence[Line], disputed: set[str], shared: Shared) -> PageLines:
    """The lines of pages that count; ``disputed`` are the slots whose corrections conflict."""
    trade = [line.table == "trade_log" for line in lines]
    points = shared.registers.points
    return built(
        PageLines,
        len(lines),
        sheet=[shared.sheet(line.table, line.sheet) for line in lines],
        place=[int(line.line) if line.line.isascii() and line.line.isdigit() else -1 for line in lines],
        day=days(line.day for line in lines),
        point=[-1 if t else points[folded(line, "tagging_point")] for t, line in zip(trade, lines, strict=True)],
        org=np.where(trade, organisations(lines, shared), -1),
        conflict=[line.slot in disputed for line in lines],
        received_s=[line.received_at for line in lines],
        backfill=[line.backfill for line in lines],
    )


def receipts(
    lines: Sequence[Line], lot_of: dict[str, str], meant: dict[int, str], into: Uses, shared: Shared
) -> Receipts:
    """What smelters received; ``lot_of`` names the export lots by number, and ``into`` tells which bags are in them.

    ``meant`` names the lots of lines, by version, whose number several lots bear.
    """
    keys = (meant.get(line.version) or lot_of.get(line.sheet, "") for line in lines)
    lot = np.array([shared.lots.get(key, -1) for key in keys], np.int32)
    number = shared.numbers.column(line.number for line in lines)
    return built(
        Receipts,
        len(lines),
        lot=lot,
        bag=packed(lot, number, into),
        number=number,
        total=["tag" not in line.cells for line in lines],
        mass_g=whole(grams(line) for line in lines),
        basis=[WEIGHT_BASES.index(line.cells.get("weight_basis", "")) for line in lines],
        org=organisations(lines, shared),
        day=days(line.day for line in lines),
        sheet=[shared.sheet("receipt_log", line.sheet) for line in lines],
        line=[line_name(line) for line in lines],
        received_s=[line.received_at for line in lines],
        backfill=[line.backfill for line in lines],
    )


def packed(lot: Int32, number: Int32, into: Uses) -> Int32:
    """The bag that each number means in each export lot; -1 where the lot holds no such bag."""
    rows = np.flatnonzero((into.step == STEP[Step.EXPORT]) & (into.number >= 0) & (into.dst >= 0))
    if not len(rows) or not len(lot):
        return np.full(len(lot), -1, np.int32)
    code = into.dst[rows].astype(np.int64) << 32 | into.number[rows]
    order = np.argsort(code, kind="stable")
    wanted = lot.astype(np.int64) << 32 | np.maximum(number, 0)
    at = np.minimum(np.searchsorted(code[order], wanted), len(rows) - 1)
    found = (code[order][at] == wanted) & (lot >= 0) & (number >= 0)
    return np.where(found, into.src[rows[order[at]]], -1).astype(np.int32)


def official(lines: Sequence[Line], lot_of: dict[tuple[str, str], str], shared: Shared) -> Official:
    """Official figures; ``lot_of`` names export lots by number and exporter."""
    names = shared.registers.names
    keys = [lot_of.get((line.cells.get("lot", ""), names.organisation(line.organisation_name)), "") for line in lines]
    return built(
        Official,
        len(lines),
        source=[SOURCES.index(line.cells["source"]) for line in lines],
        org=organisations(lines, shared),
        month=[-1 if line.cells.get("lot") else line.cells.get("month", -1) for line in lines],
        lot=[shared.lots.get(key, -1) for key in keys],
        mineral=shared.minerals(line.cells.get("mineral", "") for line in lines),
        mass_g=whole(grams(line) for line in lines),
    )


def organisations(lines: Sequence[Line], shared: Shared) -> Int32:
    names, ids = shared.registers.names, shared.registers.orgs
    return ids.column(names.organisation(line.organisation_name) for line in lines)


def folded(line: Line, column: str) -> str:
    return fold(line.cells.get(column, ""))
