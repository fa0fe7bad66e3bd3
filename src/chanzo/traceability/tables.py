"""How a row of each table becomes a line: its sheet, its slot on that sheet, its key, its numbers. (traceability)"""

import re
from hashlib import blake2b
from typing import Any

from chanzo.core.names import fold
from chanzo.ledger.shelves import compact, packed

from .types import Line

# Columns that name a line (contracts.md, section 1, "Lines, versions, corrections").
KEYS: dict[str, tuple[str, ...]] = {
    "mine_log": ("page", "line", "tag"),
    "trade_log": ("page", "line", "tag_in"),
    "process_log": ("processor", "batch", "flow", "line", "tag"),
    "export_log": ("exporter", "lot", "tag"),
    "receipt_log": ("smelter", "lot", "date", "tag"),
    "bag_acts": ("action", "tag", "date", "document"),
    "stock_counts": ("organisation", "depot", "date", "basis", "mineral", "site", "tag"),
    "official_log": ("source", "exporter", "month", "lot", "mineral", "reference"),
    "sites": ("site", "capacity_from"),
    "site_changes": ("site", "action", "date"),
    "organisations": ("organisation", "from"),
    "tag_movements": ("action", "type", "first", "last", "date", "holder", "site"),
    "site_status": ("site", "scheme", "from"),
    "suspensions": ("area", "from"),
}
REGISTERS = ("sites", "organisations", "site_changes", "site_status", "suspensions", "tag_movements")
LOGS = (
    "mine_log",
    "trade_log",
    "process_log",
    "export_log",
    "receipt_log",
    "bag_acts",
    "stock_counts",
    "official_log",
)
# The tag whose correction voids the old key, where a line number names the row.
TAG_OF_LINE = {"mine_log": "tag", "trade_log": "tag_in", "process_log": "tag"}
KEYED_BY_ALL = ("process_log", "export_log", "bag_acts")
SHEET = {"process_log": "batch", "export_log": "lot", "receipt_log": "lot"}
NUMBERS = {
    "mine_log": ("tag", ""),
    "trade_log": ("tag_in", "tag_out"),
    "process_log": ("tag", ""),
    "export_log": ("tag", ""),
    "receipt_log": ("tag", ""),
    "bag_acts": ("tag", "new_tag"),
    "stock_counts": ("tag", ""),
}
ORGANISATION = {
    "mine_log": "buyer",
    "trade_log": "negociant",
    "process_log": "processor",
    "export_log": "exporter",
    "receipt_log": "smelter",
    "bag_acts": "holder",
    "stock_counts": "organisation",
    "official_log": "exporter",
    "organisations": "organisation",
    "tag_movements": "holder",
}
DAY = {"sites": "capacity_from", "organisations": "from", "site_status": "from", "suspensions": "from"}
# Columns whose text is a number or a name of paper: compared as written, never folded.
AS_WRITTEN = frozenset(
    ("tag", "tag_in", "tag_out", "new_tag", "first", "last", "page", "book", "line", "batch", "lot", "document")
)

_READABLE = re.compile(r"[^?\s]+\Z")


def readable(tag: object) -> bool:
    """Whether a tag cell is a whole number or name, with no place that could not be read."""
    return isinstance(tag, str) and _READABLE.match(tag) is not None


def sheet_name(table: str, cells: dict[str, Any]) -> str:
    """The page, batch or lot that a row stands on; tables without sheets have one of their own, ``#table``."""
    if table in ("mine_log", "trade_log"):
        book, page = cells.get("book"), cells["page"]
        return f"{book}-{page}" if book else page
    column = SHEET.get(table)
    return cells[column] if column else f"#{table}"


def meant(cells: dict[str, Any]) -> dict[str, Any]:
    """What a row's cells say however its names are written; rows that mean the same are equal."""
    return {k: fold(v) if type(v) is str and k not in AS_WRITTEN else v for k, v in cells.items()}


def line_of(table: str, cells: dict[str, Any], *, version: int, received_at: int, batch: int | None = None,
            backfill: bool = False, replaces: int | None = None, text: str | None = None) -> Line:  # fmt: skip
    """The line that a row's canonical cells state; pure, so that a replay makes the same one."""
    said = meant(cells)
    content = blake2b(packed(said), digest_size=12).hexdigest()
    sheet = sheet_name(table, cells)
    line = cells.get("line", "")
    first, second = NUMBERS.get(table, ("", ""))
    number, number2 = cells.get(first, ""), cells.get(second, "")
    organisation = said.get(ORGANISATION.get(table, ""), "")
    if table in KEYED_BY_ALL and not line and not readable(cells.get("tag", "")):
        key = f"{table}|~{content}"
    else:
        key = "|".join([table, *[sheet if c == "page" else str(said.get(c, "")) for c in KEYS[table]]])
    slot = key
    if line and table in TAG_OF_LINE:
        slot = f"{table}|{sheet}|{line}"
        if table == "process_log":
            slot = f"{slot}|{organisation}|{cells['flow']}"
    return Line(
        version=version,
        table=table,
        sheet=sheet,
        line=line,
        slot=slot,
        key=key,
        content=content,
        number=number if readable(number) else "",
        number2=number2 if readable(number2) else "",
        site_name=said.get("site", ""),
        organisation_name=organisation,
        day=cells.get(DAY.get(table, "date")),
        replaces=replaces,
        batch=batch,
        received_at=received_at,
        backfill=backfill,
        undone_at=None,
        effective=True,
        text=text or compact(cells),
    )
