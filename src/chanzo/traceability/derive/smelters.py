"""The smelters that export lots name, from the lines that count. (traceability)"""

from collections.abc import Iterable

from chanzo.core.names import fold
from chanzo.ledger.shelves import compact

from ..names import Names
from ..types import Kind, Line, Lot, NamedSmelter
from .book import Book


def name_smelters(book: Book, lots: Iterable[Lot], on_sheets: Iterable[Line], names: Names) -> None:
    """Bring what export ``lots`` name in step; ``on_sheets`` are all lines of their sheets."""
    touched = {lot.key for lot in lots if lot.kind == Kind.EXPORT}
    if not touched:
        return
    named = {}
    for line in on_sheets:
        if line.effective and line.table == "export_log" and (smelter := fold(line.cells.get("smelter", ""))):
            lot = f"export:{line.sheet}@{names.organisation(line.organisation_name)}"
            named[lot, smelter] = NamedSmelter(compact([lot, smelter]), lot, smelter)
    rows = {row.key: row for row in named.values()}
    stood = {row.key for row in book.smelters.find("lot", touched)}
    for key in rows.keys() - stood:
        book.smelters.put(rows[key])
    for key in stood - rows.keys():
        book.smelters.drop(key)
