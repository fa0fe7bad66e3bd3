"""Custody's codes in words for pages. (traceability)"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web import formats
from chanzo.web.status import Status, offer_words

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
# How a lot stands after the acts on it: shape and word; most lots have no state.
LOT_STATES: dict[str, Status] = {
    "held": Status("warning", _("Held")),
    "seized": Status("serious", _("Seized")),
    "rejected": Status("warning", _("Rejected")),
    "returned": Status("note", _("Returned to the seller")),
    "stolen": Status("serious", _("Stolen")),
    "destroyed": Status("serious", _("Destroyed")),
    "received": Status("good", _("Received by the smelter")),
}
# The shapes that acts have on a timeline; the others are plain.
ACT_SHAPES = {"seize": "serious", "steal": "serious", "destroy": "serious", "hold": "warning", "reject": "warning"}
RECORDS: dict[str, Promise] = {
    "sheet.recorded": _("Lines of one sheet"),
    "batch.undone": _("An import taken back"),
    "findings.judged": _("What the rules found"),
    "areas.loaded": _("A layer of protected areas"),
    "areas.withdrawn": _("A layer of protected areas withdrawn"),
    "sites.screened": _("Sites held against protected areas"),
    "area.observed": _("An observation in a protected area"),
    "area.told": _("An observation told in confidence"),
    "mine_list.received": _("A published list of mines"),
    "mine_list.placed": _("Rows of a list of mines, matched"),
    "mine_list.decided": _("Rows of a list of mines, decided"),
    "agent.registered": _("An agent registered"),
    "agent.posted": _("An agent posted"),
    "agent.posting_ended": _("A posting ended"),
    "agent.trained": _("An agent trained"),
    "agent.handed_over": _("A post handed to a successor"),
    "area.suspended": _("An area suspended"),
    "area.resumed": _("A suspension lifted"),
    "area.counted": _("Bags counted at a suspension"),
    "site.assessed": _("A suspended site assessed"),
    "site.resumed": _("A suspended site resumed"),
    "site.status_given": _("A status given to a site"),
    "site.attribute_stated": _("Something stated of a site"),
    "site.visited": _("A visit to a site"),
    "visit.recorded": _("A visit to a site"),
    "visit.prevented": _("A visit that was prevented"),
    "study.recorded": _("A baseline study"),
    "capacity.proposed": _("A capacity proposed"),
    "capacity.validated": _("A capacity validated"),
    "capacity.declined": _("A capacity declined"),
    "yield.set": _("A yield set"),
    "request.asked": _("A new area asked for"),
    "request.checked": _("A new area checked"),
    "request.evaluated": _("A new area evaluated"),
    "request.decided": _("A new area decided"),
    "request.entered": _("A new area entered"),
    "finding.settled": _("Findings judged by a person"),
    "finding.queried": _("A question about findings"),
    "finding.answered": _("An answer about findings"),
    "finding.reminded": _("A reminder of a question"),
    "finding.reopened": _("A judgment taken back"),
    "parameter.set": _("A limit of a rule set"),
    "incident.reported": _("An incident reported"),
    "incident.opened": _("An incident opened"),
    "incident.levelled": _("The level of an incident"),
    "incident.moved": _("An incident moved on"),
    "incident.told": _("An incident told to whom it touches"),
    "incident.reckoned": _("The days of an incident reckoned"),
    "month.closed": _("A month closed"),
    "month.restated": _("A closed month restated"),
    "plan.made": _("A plan of visits"),
    "team.set": _("A team stated"),
    "procedure.written": _("A procedure written"),
    "procedure.in_force": _("A procedure put into force"),
    "procedure.checked": _("A procedure checked"),
    "publication.released": _("A release of open data"),
    "publication.withheld": _("Open data withheld"),
    "tag_request.made": _("Tags asked for"),
    "tag_request.grant": _("Tags granted"),
    "tags.received": _("Tags received"),
    "tags.handed_over": _("Tags handed over"),
    "tags.counted": _("Tags counted"),
    "tags.declared": _("Tags declared lost, damaged or found"),
    "inventory.cancelled": _("An inventory cancelled"),
    "lockbox.set_up": _("A lockbox set up"),
    "lockbox.opened": _("A lockbox opened"),
}
CELLS: dict[str, Promise] = {
    "agent": _("agent"),
    "aliases": _("also called"),
    "area": _("area"),
    "assay_pct": _("assay"),
    "batch": _("batch"),
    "book": _("book"),
    "buyer": _("buyer"),
    "certificate": _("certificate"),
    "currency": _("currency"),
    "date": _("date"),
    "depot": _("depot"),
    "destination": _("destination"),
    "document": _("document"),
    "exporter": _("exporter"),
    "flow": _("flow"),
    "from": _("from"),
    "holder": _("holder"),
    "kind": _("kind"),
    "latitude": _("latitude"),
    "line": _("line"),
    "longitude": _("longitude"),
    "lot": _("lot"),
    "mineral": _("mineral"),
    "moisture_pct": _("moisture"),
    "name": _("name"),
    "negociant": _("négociant"),
    "new_tag": _("new tag"),
    "page": _("page"),
    "place": _("place"),
    "price_per_kg": _("price per kg"),
    "processor": _("processor"),
    "reason": _("reason"),
    "site": _("site"),
    "smelter": _("smelter"),
    "tag": _("tag"),
    "tag_in": _("tag in"),
    "tag_out": _("tag out"),
    "tagging_point": _("tagging point"),
    "team": _("team"),
    "time": _("time"),
    "to": _("to"),
    "weight_in_kg": _("weight in"),
    "weight_kg": _("weight"),
    "weight_out_kg": _("weight out"),
}
TAG_TYPES: dict[str, Promise] = {
    "mine": _("Mine tags"),
    "negociant": _("Négociant tags"),
    "processor": _("Processor tags"),
    "mine_book": _("Mine logbooks"),
    "negociant_book": _("Négociant logbooks"),
}
TAG_STATES: dict[str, Status] = {
    "in_stock": Status("note", _("In stock")),
    "allocated": Status("good", _("Allocated")),
    "lose": Status("serious", _("Lost")),
    "steal": Status("serious", _("Stolen")),
    "damage": Status("warning", _("Damaged")),
    "cancel": Status("warning", _("Cancelled")),
}
offer_words("lot", LOT_STATES)
offer_words("tags", TAG_STATES)
# Cells that every line has in its place already.
PLACED = frozenset(("page", "book", "line"))
_DAYS = frozenset(("date", "from", "to", "capacity_from", "baseline_date"))


def minerals_of(text: str) -> list[tuple[str, str]]:
    """Code and word of each mineral of a lot."""
    return [(code, str(MINERALS.get(code, code))) for code in text.split("+") if code]


def cell_name(column: str) -> str:
    """A column of a table as a page names it."""
    return str(CELLS.get(column, column.replace("_", " ")))


def cells_told(cells: Mapping[str, Any]) -> str:
    """The cells of a line in one row of text, but for its place."""
    told = (f"{cell_name(name)} {cell_text(name, value)}" for name, value in cells.items() if name not in PLACED)
    return " · ".join(told)


def subject_told(subject: str) -> str:
    """What a record is about: the sort of its sheet in words, before the sheet's name."""
    table, _space, sheet = subject.partition(" ")
    return f"{TABLES[table]} {sheet}" if sheet and table in TABLES else subject


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
    if isinstance(value, str) and column == "mineral":
        return " + ".join(word.lower() for _code, word in minerals_of(value)) or value
    return ", ".join(value) if isinstance(value, list) else str(value)
