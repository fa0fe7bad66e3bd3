"""Lists of mines that partners publish: what a row says, and what becomes of it. (sites)"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What matching makes of a row; each has one."""

    MATCHED = "matched"  # a known site
    NEW = "new"  # no known site: proposed as a candidate
    TWIN = "twin"  # the mine of an earlier row of the list
    DOUBTED = "doubted"  # a person decides
    REFUSED = "refused"


class Choice(StrEnum):
    """What a person decides of a row."""

    SAME = "same"
    NEW = "new"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row is refused, and in which column."""

    column: str
    code: str


@dataclass(frozen=True, slots=True)
class ListedMine:
    """A row of a list; the place in millionths of a degree, None where the row has none."""

    row: int
    name: str
    code: str = ""
    longitude: int | None = None
    latitude: int | None = None
    minerals: str = ""
    country: str = ""
    province: str = ""
    territory: str = ""
    swapped: bool = False
    fault: Fault | None = None

    @property
    def placed(self) -> bool:
        return self.longitude is not None and self.latitude is not None


@dataclass(frozen=True, slots=True)
class KnownMine:
    """A site of the register with every name it has."""

    site: str
    names: tuple[str, ...]
    longitude: int | None = None
    latitude: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a row may be: a site, or (``row`` above 0) an earlier row; thousandths of likeness, -1 m for no place."""

    site: str
    row: int
    likeness: int
    distance_m: int


@dataclass(frozen=True, slots=True)
class Placed:
    """What becomes of a row; ``score`` is thousandths of certainty, the candidates are the likeliest first."""

    mine: ListedMine
    outcome: Outcome
    site: str = ""
    twin: int = 0
    score: int = 0
    candidates: tuple[Candidate, ...] = ()
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list as it was received."""

    seq: int
    title: str
    source: str
    licence: str
    sha256: str
    rows: int
    skipped: int
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class MineRow:
    """A row of a list with what became of it; ``id`` is ``LIST/ROW``."""

    id: str
    received: int
    row: int
    name: str
    code: str
    longitude_udeg: int | None
    latitude_udeg: int | None
    minerals: str
    country: str
    province: str
    territory: str
    swapped: bool
    outcome: str
    site: str
    twin: int
    score: int
    candidates: str
    column: str
    fault: str
    choice: str = ""
    decided: int | None = None
    actor: str = ""

    @property
    def mine(self) -> ListedMine:
        """The row as matching takes it."""
        return ListedMine(
            self.row, self.name, self.code, self.longitude_udeg, self.latitude_udeg, self.minerals, self.country,
            self.province, self.territory, self.swapped,
        )  # fmt: skip
