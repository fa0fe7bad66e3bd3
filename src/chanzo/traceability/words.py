"""Custody's codes in words for pages. (traceability)"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web import formats

from .types import Kind, Step

KINDS: dict[str, Promise] = {
    Kind.MINE: _("Mine bag"),
    Kind.NEGOCIANT: _("Négociant bag"),
    Kind.BATCH: _("Batch"),
    Kind.PROCESSOR: _("Processor bag"),
    Kind.EXPORT: _("Export lot"),
    Kind.STOCK: _("Counted stock"),
}
COLUMNS_OF_TRACE: dict[str, Promise] = {
    Kind.MINE: _("Mine bags"),
    Kind.NEGOCIANT: _("Négociant bags"),
    Kind.BATCH: _("Processing batches"),
    Kind.PROCESSOR: _("Processor bags"),
    Kind.EXPORT: _("Export lots"),
}
STEPS: dict[str, Promise] = {
    Step.TRADE: _("re-tagged by the négociant"),
    Step.BATCH: _("put into a batch"),
    Step.OUTPUT: _("came out of a batch"),
    Step.EXPORT: _("packed into an export lot"),
}
TABLES: dict[str, Promise] = {
    "mine_log": _("mine log"),
    "trade_log": _("trade log"),
    "process_log": _("process log"),
    "export_log": _("export log"),
    "receipt_log": _("receipt log"),
    "bag_acts": _("bag acts"),
    "stock_counts": _("stock counts"),
    "official_log": _("official figures"),
}
MINERALS: dict[str, Promise] = {
    "cassiterite": _("Cassiterite"),
    "coltan": _("Coltan"),
    "wolframite": _("Wolframite"),
}
STANDS: dict[str, Promise] = {
    "counts": _("counts"),
    "replaced": _("corrected since"),
    "undone": _("undone"),
}
ACTS: dict[str, Promise] = {
    "replace_tag": _("Tag replaced"),
    "provisional_tag": _("Provisional tag"),
    "reject": _("Rejected"),
    "return_to_seller": _("Returned to the seller"),
    "sell": _("Sold"),
    "hold": _("Held"),
    "release": _("Released"),
    "seize": _("Seized"),
    "restitute": _("Restituted"),
    "steal": _("Stolen"),
    "spill": _("Spilled"),
    "destroy": _("Destroyed"),
    "reweigh": _("Weighed again"),
    "receipt": _("Received by the smelter"),
}
TAG_TYPES: dict[str, Promise] = {
    "mine": _("Mine tags"),
    "negociant": _("Négociant tags"),
    "processor": _("Processor tags"),
    "mine_book": _("Mine logbooks"),
    "negociant_book": _("Négociant logbooks"),
}
TAG_STATES: dict[str, Promise] = {
    "in_stock": _("In stock"),
    "allocated": _("Allocated"),
    "lose": _("Lost"),
    "steal": _("Stolen"),
    "damage": _("Damaged"),
    "cancel": _("Cancelled"),
}
_DAYS = frozenset(("date", "from", "to", "capacity_from", "baseline_date"))


def minerals_of(text: str) -> list[tuple[str, str]]:
    """Code and word of each mineral of a lot."""
    return [(code, str(MINERALS.get(code, code))) for code in text.split("+") if code]


def cell_text(column: str, value: Any) -> str:
    """A canonical cell as a page writes it."""
    if value is None or value == "":
        return formats.NONE
    if isinstance(value, int) and column.startswith(("weight", "capacity_low", "capacity_high")):
        return formats.mass(value, 3 if value % 100 else 1)
    if isinstance(value, int) and column in _DAYS:
        return formats.day(value)
    if isinstance(value, int) and column == "month":
        return formats.month(value)
    if isinstance(value, int) and column == "time":
        return f"{value // 60:02d}:{value % 60:02d}"
    if isinstance(value, int) and column in ("assay_pct", "moisture_pct"):
        return f"{value / 1000:g} %"
    if isinstance(value, int) and column in ("latitude", "longitude"):
        return f"{value / 1e6:.6f}"
    return ", ".join(value) if isinstance(value, list) else str(value)
