"""The words of the import desk in the reader's language: cells as they are read, refusals, purposes. (field)"""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import SENTENCES, sentence_of
from chanzo.traceability.words import TABLES as LOGS
from chanzo.web import formats

from .codes import KNOWN
from .tables import TABLES
from .types import UNREADABLE, CellType

KINDS: dict[CellType, Any] = {
    CellType.TEXT: _("text"),
    CellType.NAME: _("name or code"),
    CellType.TAG: _("tag number"),
    CellType.PAPER: _("number on paper"),
    CellType.LINE: _("line number"),
    CellType.INTEGER: _("whole number"),
    CellType.DECIMAL: _("number"),
    CellType.WEIGHT: _("weight"),
    CellType.DATE: _("date"),
    CellType.MONTH: _("month"),
    CellType.TIME: _("time of day"),
    CellType.MINERAL: _("mineral"),
    CellType.CHOICE: _("word of a list"),
    CellType.LIST: _("list, with semicolons"),
    CellType.PERCENT: _("per cent"),
    CellType.LATITUDE: _("latitude"),
    CellType.LONGITUDE: _("longitude"),
    CellType.COUNTRY: _("country"),
    CellType.AREA: _("site, territory or province"),
    CellType.CURRENCY: _("currency"),
}

# Tables as people call them; files, addresses and programs keep their names.
NAMES_OF_TABLES: dict[str, Any] = {
    **LOGS,
    "sites": _("register of sites"),
    "site_changes": _("changes of sites"),
    "site_status": _("statuses of sites"),
    "suspensions": _("suspensions"),
    "organisations": _("organisations"),
    "tag_movements": _("movements of tags"),
    "incidents": _("list of incidents"),
}


def table_word(table: str) -> str:
    """A table as people call it."""
    word = str(NAMES_OF_TABLES.get(table, table))
    return word[:1].upper() + word[1:]


def cell_text(table: str, column: str, value: Any) -> str:
    """A canonical cell as people read it."""
    kind = TABLES[table].column(column).type
    if value is None or value == "":
        return formats.NONE
    if value == UNREADABLE:
        return gettext("unreadable")
    if kind is CellType.WEIGHT:
        return formats.mass(value, 1 if value % 100 == 0 else 3)
    if kind is CellType.DATE:
        return formats.day(value)
    if kind is CellType.MONTH:
        return formats.month(value)
    if kind is CellType.TIME:
        return f"{value // 60:02}:{value % 60:02}"
    if kind is CellType.PERCENT:
        return f"{number_format(value / 1000)} %"
    if kind in (CellType.LATITUDE, CellType.LONGITUDE):
        return f"{number_format(value / 1_000_000, 5 if value % 10 == 0 else 6)}°"
    return "; ".join(value) if isinstance(value, list) else str(value)


def refusal(code: str, facts: dict[str, Any]) -> tuple[str, str]:
    """The sentence of a refusal and its way out, if its code has one."""
    known = KNOWN.get(code)
    if known is None:
        return sentence_of(code, facts, gettext(SENTENCES[code]) if code in SENTENCES else None), ""
    return sentence_of(code, facts, gettext(known.sentence)), sentence_of(code, facts, gettext(known.way_out))
