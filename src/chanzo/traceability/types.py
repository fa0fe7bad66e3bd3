"""The words of custody: lots, the inputs they were made of, and the lines that state both. (traceability)"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson


class Kind(StrEnum):
    """What a lot is; the text is public and stands in IDs such as ``mine:04100012``."""

    MINE = "mine"
    NEGOCIANT = "negociant"
    BATCH = "batch"
    PROCESSOR = "processor"
    EXPORT = "export"
    STOCK = "stock"


class Step(StrEnum):
    """What an input enters: a re-tagged bag, a batch, an export lot; or an output leaving its batch."""

    TRADE = "trade"
    BATCH = "batch"
    OUTPUT = "output"
    EXPORT = "export"


# Kinds an input may mean, in this order (contracts.md, section 1); stock may enter any step, last.
MAY_ENTER: dict[Step, tuple[Kind, ...]] = {
    Step.TRADE: (Kind.MINE, Kind.NEGOCIANT, Kind.STOCK),
    Step.BATCH: (Kind.NEGOCIANT, Kind.MINE, Kind.PROCESSOR, Kind.STOCK),
    Step.EXPORT: (Kind.PROCESSOR, Kind.NEGOCIANT, Kind.MINE, Kind.STOCK),
}

# How far along the chain a kind stands; an input that stays or goes back can close a circle.
LEVEL: dict[str, int] = {
    Kind.MINE: 0,
    Kind.STOCK: 0,
    Kind.NEGOCIANT: 1,
    Kind.BATCH: 2,
    Kind.PROCESSOR: 3,
    Kind.EXPORT: 4,
}

MINERALS = ("cassiterite", "coltan", "wolframite")


# Versions are record sequence * VERSIONS + place of the line in its record; a record holds at most 500 lines.
VERSIONS = 1000
RECORD_LINES = 500


_recent: dict[str, dict[str, Any]] = {}
_MOST_RECENT = 4096


def cells_of(text: str) -> dict[str, Any]:
    """The canonical cells that a line's text holds; the dictionary is shared, so nobody changes it."""
    return _recent.get(text) or remember_cells(text, orjson.loads(text))


def remember_cells(text: str, cells: dict[str, Any]) -> dict[str, Any]:
    """The cells that the text was made of or read into; a line is asked for them several times while it is at hand."""
    if len(_recent) >= _MOST_RECENT:
        _recent.clear()
    _recent[text] = cells
    return cells


@dataclass(slots=True)
class Line:
    """One version of one row of a table, as it was recorded; ``version`` says record and place in it."""

    version: int
    table: str
    sheet: str
    line: str
    slot: str
    key: str
    content: str
    number: str
    number2: str
    site_name: str
    organisation_name: str
    day: int | None
    replaces: int | None
    batch: int | None
    received_at: int
    backfill: bool
    undone_at: int | None
    effective: bool
    text: str

    @property
    def cells(self) -> dict[str, Any]:
        """The canonical cells (``cells_of``)."""
        return _recent.get(self.text) or cells_of(self.text)

    @property
    def place(self) -> str:
        """Where the line stands: ``SHEET/LINE``, or ``SHEET/~`` and six hex digits when it has no number."""
        return f"{self.sheet}/{self.line or '~' + self.content[:6]}"


@dataclass(slots=True)
class Lot:
    """Anything tagged or batched: grams, a mineral, a holder; its inputs stand apart."""

    key: str
    kind: str
    number: str
    name: str
    organisation: str
    sheet: str
    line: str
    version: int
    day: int | None
    month: int | None = None
    minute: int | None = None
    mass_g: int | None = None
    current_g: int | None = None
    stated_mineral: str = ""
    mineral: str = ""
    holder: str = ""
    state: str = ""
    site: str = ""
    point: str = ""
    agent: str = ""
    team: str = ""
    latitude: int | None = None
    longitude: int | None = None
    received_at: int = 0
    backfill: bool = False
    seq: int = 0

    @property
    def place(self) -> str:
        return f"{self.sheet}/{self.line}"


@dataclass(slots=True)
class Input:
    """One input line: grams of a numbered lot that entered another, on a day, at an organisation."""

    version: int
    step: str
    number: str
    src: str
    dst: str
    mass_g: int | None
    day: int | None
    organisation: str
    sheet: str
    line: str
    mineral: str = ""
    backward: bool = False
    received_at: int = 0
    backfill: bool = False
    seq: int = 0


@dataclass(slots=True)
class LotNumber:
    """A further number that a bag act gave to a lot from a day on; ``replaced`` is dead from then."""

    version: int
    number: str
    lot: str
    from_day: int | None
    replaced: str


@dataclass(slots=True)
class Page:
    """A page of mine_log or trade_log with at least one line that counts; ``book`` is ``table|BOOK``."""

    key: str
    table: str
    sheet: str
    book: str
    page: str


@dataclass(slots=True)
class Gone:
    """A lot that stands no longer, and the record that took it away: the image must forget it."""

    key: str
    seq: int


@dataclass(slots=True)
class MonthSum:
    """Lots of one kind, site, organisation and mineral that were closed in a month, and the grams of those weighed."""

    key: str
    kind: str
    site: str
    organisation: str
    month: int
    mineral: str
    lots: int
    mass_g: int


@dataclass(slots=True)
class NamedSmelter:
    """A smelter that lines of an export lot name: its name as written, folded."""

    key: str
    lot: str
    smelter: str


@dataclass(slots=True)
class Touched:
    """What a change touched, as keys that the rules judge again: (key type, key)."""

    keys: set[tuple[str, str]] = field(default_factory=set)
    lots: set[str] = field(default_factory=set)
