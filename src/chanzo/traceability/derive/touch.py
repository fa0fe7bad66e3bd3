"""Which keys the rules must judge again after a change. (traceability)"""

from collections.abc import Iterable

from chanzo.core.days import month_text

from ..names import Names
from ..types import Kind, Line, Lot, Touched
from .book import Book
from .change import Change
from .pages import book_of

# A month's share at its tagging point is compared with the three months before it (rules.md, STATION).
MONTHS_AFTER = 3
# The agent of bags that name none.
NO_AGENT = "?"
# Tables whose sheet is a batch or an export lot, and how keys call it.
PAPER = {"process_log": "batch", "export_log": "export", "receipt_log": "export"}


def touched(change: Change, book: Book, names: Names) -> Touched:
    """Keys of every rule that may say something else now: (key type, key)."""
    lines, rows, moved = change.lines, change.rows, change.moved
    found = Touched(lots=moved)
    keys = found.keys
    lots = [*change.old_lots, *book.lots.find("key", moved)]
    keys.update(("number", n) for n in change.numbers)
    keys.update(("number", lot.number or lot.name) for lot in lots)
    # What an export lot says it holds is compared with every bag packed into it.
    packed = book.inputs.find("dst", [lot.key for lot in lots if lot.kind == Kind.EXPORT and lot.key in moved])
    keys.update(("number", row.number) for row in (*rows, *packed) if row.dst in moved and row.number)
    months = {(lot.site, lot.point, lot.agent, lot.month) for lot in lots if lot.kind == Kind.MINE}
    for site, point, agent, month in months:
        if month is not None:
            keys.update(_mine_months(site, point, agent, month))
    keys.update(("holder", organisation) for organisation in {lot.organisation for lot in lots})
    for lot in lots:
        if lot.kind in (Kind.BATCH, Kind.EXPORT):
            keys.add(("sheet", f"{lot.kind}:{lot.name}"))
        if lot.kind == Kind.EXPORT and lot.month is not None:
            keys.add(("org_month", f"{lot.organisation} {month_text(lot.month)}"))
    keys.update(("sheet", f"page:{page}") for page in _pages_of(change, lots))
    # Whoever used a lot holds its mineral, which may come from far back.
    keys.update(("holder", row.organisation) for row in (*rows, *book.inputs.find("src", moved)))
    received = (line for line in change.on_sheets if line.table == "receipt_log")
    keys.update(("holder", names.organisation(line.organisation_name)) for line in received)
    if any(row.backward for row in rows):
        keys.add(("circles", ""))
    for line in lines:
        if line.table in ("mine_log", "trade_log"):
            keys.add(("sheet", f"page:{line.sheet}"))
            keys.add(("book", book_of(line)))
        if line.table in PAPER:
            keys.add(("sheet", f"{PAPER[line.table]}:{line.sheet}"))
        if line.table == "official_log":
            keys.update(_official_months(book, names, line))
        if line.organisation_name:
            keys.add(("holder", names.organisation(line.organisation_name)))
    mined = (line for line in change.on_pages if line.table == "mine_log")
    keys.update(("number", line.number) for line in (*mined, *_outputs(change.on_sheets)) if line.number)
    keys.discard(("holder", ""))
    return found


def _pages_of(change: Change, lots: list[Lot]) -> Iterable[str]:
    """Pages of mine bags that were opened, or no longer are, or whose site is another now; of re-tagged bags moved."""
    opened = {row.src for row in change.rows}
    before = {lot.key: lot for lot in change.old_lots}
    for lot in lots:
        if lot.kind == Kind.MINE and (lot.key in opened or before.get(lot.key, lot).site != lot.site):
            yield lot.sheet
        elif lot.kind == Kind.NEGOCIANT and lot.key in before:
            was = before[lot.key]
            if (was.sheet, was.line) != (lot.sheet, lot.line):
                yield from (was.sheet, lot.sheet)


def _official_months(book: Book, names: Names, line: Line) -> Iterable[tuple[str, str]]:
    """The exporter's months that an official figure speaks of, by itself or through the lot that it names."""
    months = {line.cells["month"]} if "month" in line.cells else set()
    if line.cells.get("lot"):
        lots = book.lots.find("name", [line.cells["lot"]])
        months |= {lot.month for lot in lots if lot.kind == Kind.EXPORT and lot.month is not None}
    for name in {line.organisation_name, names.organisation(line.organisation_name)}:
        yield from (("org_month", f"{name} {month_text(month)}") for month in months)


def _outputs(on_sheets: Iterable[Line]) -> Iterable[Line]:
    return (line for line in on_sheets if line.table == "process_log" and line.cells["flow"] == "out")


def agent_months(agent: str, month: int) -> Iterable[tuple[str, str]]:
    """The keys of the agent's month, and of the next: its first bag is compared with the last one before."""
    yield "agent_month", f"{agent or NO_AGENT} {month_text(month)}"
    if agent:
        yield "agent_month", f"{agent} {month_text(month + 1)}"


def _mine_months(site: str, point: str, agent: str, month: int) -> Iterable[tuple[str, str]]:
    yield "site_month", f"{site} {month_text(month)}"
    yield from agent_months(agent, month)
    if point:
        yield from (("point_month", f"{point} {month_text(m)}") for m in range(month, month + MONTHS_AFTER + 1))
