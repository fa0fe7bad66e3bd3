"""The tables of the programme's sheets, acts and registers, and lists of incidents: columns in public order. (field)"""

from chanzo.incidents.lists.types import OUTCOMES, Standing
from chanzo.incidents.types import CATEGORIES, Level

from .types import CellType, Column, TableSpec

T = CellType


def _table(name: str, *columns: Column) -> TableSpec:
    return TableSpec(name, columns)


def _must(name: str, type_: CellType, *words: str) -> Column:
    return Column(name, type_, required=True, words=words)


def _may(name: str, type_: CellType, *words: str) -> Column:
    return Column(name, type_, words=words)


TABLES: dict[str, TableSpec] = {
    table.name: table
    for table in (
        _table(
            "sites",
            _must("site", T.NAME),
            _must("name", T.NAME),
            _may("aliases", T.LIST),
            _may("country", T.COUNTRY),
            _may("province", T.NAME),
            _may("territory", T.NAME),
            _may("latitude", T.LATITUDE),
            _may("longitude", T.LONGITUDE),
            _may("minerals", T.MINERAL),
            _may("tagging_point", T.NAME),
            _may("capacity_low_kg", T.WEIGHT),
            _may("capacity_high_kg", T.WEIGHT),
            _may("workers", T.INTEGER),
            _may("capacity_from", T.DATE),
            _may("baseline_date", T.DATE),
        ),
        _table(
            "site_changes",
            _must("site", T.NAME),
            _must("action", T.CHOICE, "rename", "merge", "split", "close"),
            _may("into", T.NAME),
            _must("date", T.DATE),
            _may("act", T.TEXT),
        ),
        _table(
            "organisations",
            _must("organisation", T.NAME),
            _must("name", T.NAME),
            _may("aliases", T.LIST),
            _may("from", T.DATE),
            _may(
                "role",
                T.CHOICE,
                "cooperative",
                "negociant",
                "processor",
                "exporter",
                "trader",
                "smelter",
                "state_service",
                "civil_society",
            ),
            _may("country", T.COUNTRY),
        ),
        _table(
            "tag_movements",
            _must(
                "action",
                T.CHOICE,
                "receive",
                "allocate",
                "hand_over",
                "return",
                "lose",
                "steal",
                "damage",
                "cancel",
                "count",
            ),
            _must("type", T.CHOICE, "mine", "negociant", "processor", "mine_book", "negociant_book"),
            _may("series", T.TEXT),
            _must("first", T.TAG),
            _must("last", T.TAG),
            _must("date", T.DATE),
            _may("holder", T.NAME),
            _may("site", T.NAME),
            _may("document", T.PAPER),
            _may("reason", T.TEXT),
        ),
        _table(
            "site_status",
            _must("site", T.NAME),
            _must("scheme", T.CHOICE, "national", "icglr", "programme"),
            _must("status", T.CHOICE, "integrated", "candidate", "withdrawn", "green", "yellow", "red", "blue"),
            _must("from", T.DATE),
            _may("act", T.TEXT),
        ),
        _table(
            "suspensions",
            _must("area", T.AREA),
            _must("from", T.DATE),
            _may("to", T.DATE),
            _may("reason", T.TEXT),
        ),
        _table(
            "mine_log",
            _may("book", T.PAPER),
            _must("page", T.PAPER),
            _must("line", T.LINE),
            _must("date", T.DATE),
            _may("time", T.TIME),
            _must("site", T.NAME),
            _may("tagging_point", T.NAME),
            _must("tag", T.TAG),
            _must("mineral", T.MINERAL),
            _must("weight_kg", T.WEIGHT),
            _may("team", T.NAME),
            _may("buyer", T.NAME),
            _may("agent", T.NAME),
            _may("latitude", T.LATITUDE),
            _may("longitude", T.LONGITUDE),
            _may("price_per_kg", T.DECIMAL),
            _may("currency", T.CURRENCY),
        ),
        _table(
            "trade_log",
            _may("book", T.PAPER),
            _must("page", T.PAPER),
            _must("line", T.LINE),
            _must("date", T.DATE),
            _may("depot", T.NAME),
            _must("negociant", T.NAME),
            _must("tag_in", T.TAG),
            _must("weight_in_kg", T.WEIGHT),
            _must("tag_out", T.TAG),
            _must("weight_out_kg", T.WEIGHT),
            _may("moisture_pct", T.PERCENT),
            _may("agent", T.NAME),
        ),
        _table(
            "process_log",
            _must("batch", T.PAPER),
            _may("line", T.LINE),
            _must("date", T.DATE),
            _must("processor", T.NAME),
            _must("flow", T.CHOICE, "in", "out"),
            _must("tag", T.TAG),
            _must("weight_kg", T.WEIGHT),
            _may("mineral", T.MINERAL),
            _may("kind", T.CHOICE, "product", "middling", "tailing", "residue"),
            _may("assay_pct", T.PERCENT),
            _may("moisture_pct", T.PERCENT),
            _may("agent", T.NAME),
        ),
        _table(
            "export_log",
            _must("lot", T.PAPER),
            _must("date", T.DATE),
            _must("exporter", T.NAME),
            _may("mineral", T.MINERAL),
            _must("tag", T.TAG),
            _must("weight_kg", T.WEIGHT),
            _may("assay_pct", T.PERCENT),
            _may("moisture_pct", T.PERCENT),
            _may("certificate", T.PAPER),
            _may("destination", T.NAME),
            _may("smelter", T.NAME),
            _may("agent", T.NAME),
        ),
        _table(
            "receipt_log",
            _must("lot", T.PAPER),
            _must("date", T.DATE),
            _must("smelter", T.NAME),
            _may("tag", T.TAG),
            _must("weight_kg", T.WEIGHT),
            _may("weight_basis", T.CHOICE, "wet", "dry"),
            _may("assay_pct", T.PERCENT),
        ),
        _table(
            "bag_acts",
            _must(
                "action",
                T.CHOICE,
                "replace_tag",
                "provisional_tag",
                "reject",
                "return_to_seller",
                "sell",
                "hold",
                "release",
                "seize",
                "restitute",
                "steal",
                "spill",
                "destroy",
                "reweigh",
            ),
            _must("tag", T.TAG),
            _may("new_tag", T.TAG),
            _must("date", T.DATE),
            _may("weight_kg", T.WEIGHT),
            _may("holder", T.NAME),
            _may("place", T.NAME),
            _may("document", T.PAPER),
            _may("reason", T.TEXT),
        ),
        _table(
            "stock_counts",
            _must("organisation", T.NAME),
            _may("depot", T.NAME),
            _must("date", T.DATE),
            _may("tag", T.TAG),
            _must("mineral", T.MINERAL),
            _must("weight_kg", T.WEIGHT),
            _may("site", T.NAME),
            _must("basis", T.CHOICE, "counted", "pre_programme"),
        ),
        _table(
            "official_log",
            _must("source", T.CHOICE, "certificate", "customs", "tax", "smelter", "service"),
            _must("exporter", T.NAME),
            _may("month", T.MONTH),
            _may("lot", T.PAPER),
            _may("mineral", T.MINERAL),
            _must("weight_kg", T.WEIGHT),
            _may("amount", T.DECIMAL),
            _may("currency", T.CURRENCY),
            _may("reference", T.PAPER),
        ),
        _table(
            "incidents",
            _must("reference", T.PAPER),
            _may("reported", T.DATE),
            _may("from", T.DATE),
            _may("to", T.DATE),
            _may("site", T.NAME),
            _may("territory", T.NAME),
            _may("province", T.NAME),
            _must("category", T.CHOICE, *CATEGORIES),
            _must("level", T.CHOICE, *(str(int(level)) for level in Level)),
            _may("high_risk", T.CHOICE, "yes", "no"),
            _may("mineral", T.MINERAL),
            _may("state", T.CHOICE, *Standing),
            _may("opened", T.DATE),
            _may("closed", T.DATE),
            _may("outcome", T.CHOICE, *OUTCOMES),
            _may("reason", T.TEXT),
            _must("summary", T.TEXT),
            _may("account", T.TEXT),
            _may("actors", T.TEXT),
            _may("known_by", T.TEXT),
            _may("public", T.TEXT),
            _may("implicated", T.LIST),
        ),
    )
}

# Registers first, then logs in the order of the chain, then lists of incidents.
ORDER: tuple[str, ...] = tuple(TABLES)
# What custody knows nothing of; some of it could endanger people, so few see such files.
LISTS = ("incidents",)

STATUS_OF_SCHEME: dict[str, frozenset[str]] = {
    "programme": frozenset({"integrated", "candidate", "withdrawn"}),
    "icglr": frozenset({"green", "yellow", "red", "blue"}),
    "national": frozenset({"green", "yellow", "red", "blue"}),
}


def columns(table: str) -> list[str]:
    """The canonical headers of a table, in public order."""
    return [column.name for column in TABLES[table].columns]
