"""The words of the spreadsheet door: what a table, a cell, a row and a fault are. (field)"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# A canonical cell: text, a whole number (grams, day, minutes, month, ...), or a list of texts.
Value = str | int | list[str]
# What a reader hands over before anything is understood: text, or what a workbook stored.
Raw = object

# What stands for a tag or a weight that was written and cannot be read.
UNREADABLE = "?"


class CellType(StrEnum):
    """How the cells of a column are read; beside each stands its canonical value."""

    TEXT = "text"  # free text, spaces collapsed
    NAME = "name"  # a code or written name, spaces collapsed; folded later, never here
    TAG = "tag"  # digits and letters as written; "?" where it cannot be read
    PAPER = "paper"  # page, book, batch, lot, document: a number on paper, as written
    LINE = "line"  # line number as text, without leading zeros
    INTEGER = "integer"  # int
    DECIMAL = "decimal"  # decimal text with a point, without trailing zeros
    WEIGHT = "weight"  # int grams, or "?"
    DATE = "date"  # int days since 1970-01-01
    MONTH = "month"  # int, year * 12 + month - 1
    TIME = "time"  # int minutes since midnight
    MINERAL = "mineral"  # "+"-joined sorted names
    CHOICE = "choice"  # one of the column's words
    LIST = "list"  # list of texts
    PERCENT = "percent"  # int thousandths of a percent
    LATITUDE = "latitude"  # int micro-degrees
    LONGITUDE = "longitude"  # int micro-degrees
    COUNTRY = "country"  # ISO 3166 alpha-2
    AREA = "area"  # site code, territory:NAME or province:NAME
    CURRENCY = "currency"  # upper-case text


@dataclass(frozen=True, slots=True)
class Column:
    """One canonical column; ``required`` is what contracts.md prints bold."""

    name: str
    type: CellType
    required: bool = False
    words: tuple[str, ...] = ()

    @property
    def may_be_unreadable(self) -> bool:
        """Whether an empty cell is written but unreadable rather than missing."""
        return self.required and self.type in (CellType.TAG, CellType.WEIGHT) and self.name not in ("first", "last")


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table; columns stand in contract order."""

    name: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def required(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns if column.required)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell is refused; ``code`` has a sentence and a way out in ``codes``."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """One row that was read: typed cells (filled ones only) and the texts they came from.

    ``row`` is the 1-based number that a spreadsheet shows.
    """

    row: int
    cells: dict[str, Value]
    raw: list[str]


@dataclass(slots=True)
class Problem:
    """One cell, row or table that was refused, kept as received in ``raw``."""

    row: int | None
    column: str | None
    code: str
    facts: Mapping[str, str | int]
    raw: list[str]


@dataclass(slots=True)
class SheetSource:
    """Where a table stands and how it was recognised; ``remarks`` are (code, facts) worth saying to a person."""

    file: str
    worksheet: str
    table: str
    header_row: int
    headers: list[str]
    mapping: dict[str, str]
    units: dict[str, str]
    encoding: str = ""
    delimiter: str = ""
    month_first: bool = False
    comma_thousands: bool = False
    rows_expected: int = 0
    ignored: list[str] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class Counts:
    """What became of the rows under the header: ``rows`` were judged, ``refused`` of them; the rest was skipped."""

    rows: int = 0
    refused: int = 0
    empty: int = 0
    totals: int = 0
    repeated_headers: int = 0

    @property
    def skipped(self) -> int:
        return self.empty + self.totals + self.repeated_headers


@dataclass(slots=True)
class Reading:
    """One recognised table, to be read by iterating; every iteration starts again and counts anew."""

    source: SheetSource
    start: Callable[[Counts], Iterator[Row | Problem]]
    counts: Counts = field(default_factory=Counts)

    def __iter__(self) -> Iterator[Row | Problem]:
        self.counts = Counts()
        return self.start(self.counts)
