"""Which keys the rules must judge again after a change. (traceability)"""

from collections.abc import Iterable

from chanzo.core.days import month_text

from ..names import Names
from ..types import Input, Kind, Line, Lot, Touched
from .book import Book
from .pages import book_of, turn

# A month's share at its tagging point is compared with the three months before it (rules.md, STATION).
MONTHS_AFTER = 3
# The agent of bags that name none.
NO_AGENT = "?"


def touched(
    book: Book,
    names: Names,
    lines: list[Line],
    numbers: set[str],
    on_sheets: list[Line],
    old_lots: list[Lot],
    rows: list[Input],
    moved: set[str],
) -> Touched:
    """Keys of every rule that may say something else now: (key type, key)."""
    found = Touched(lots=moved)
    keys = found.keys
    lots = [*old_lots, *book.lots.find("key", moved)]
    keys.update(("number", n) for n in numbers)
    keys.update(("number", lot.number or lot.name) for lot in lots)
    keys.update(("number", row.number) for row in rows if row.dst in moved and row.number)
    for lot in lots:
        if lot.kind == Kind.MINE and lot.month is not None:
            _mine_months(keys, lot)
        keys.add(("holder", lot.organisation))
        if lot.kind in (Kind.BATCH, Kind.EXPORT):
            keys.add(("sheet", f"{lot.kind}:{lot.name}"))
    keys.update(("holder", row.organisation) for row in rows)
    if any(row.backward for row in rows):
        keys.add(("circles", ""))
    pages = set()
    for line in lines:
        if line.table in ("mine_log", "trade_log"):
            pages.add(line.sheet)
            keys.add(("sheet", f"page:{line.sheet}"))
            keys.add(("book", book_of(line)))
        if line.organisation_name:
            keys.add(("holder", names.organisation(line.organisation_name)))
    on_pages = book.lines.find("sheet", pages)
    turn(book, on_pages, lines)
    mined = (line for line in on_pages if line.table == "mine_log")
    keys.update(("number", line.number) for line in (*mined, *_outputs(on_sheets)) if line.number)
    keys.discard(("holder", ""))
    return found


def _outputs(on_sheets: Iterable[Line]) -> Iterable[Line]:
    return (line for line in on_sheets if line.table == "process_log" and line.cells["flow"] == "out")


def _mine_months(keys: set[tuple[str, str]], lot: Lot) -> None:
    month = lot.month
    assert month is not None
    keys.add(("site_month", f"{lot.site} {month_text(month)}"))
    if lot.point:
        keys.update(("point_month", f"{lot.point} {month_text(m)}") for m in range(month, month + MONTHS_AFTER + 1))
    keys.add(("agent_month", f"{lot.agent or NO_AGENT} {month_text(month)}"))

