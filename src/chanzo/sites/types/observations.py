"""What was seen in or near protected areas, and sessions held about them. (sites)"""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What an observation is of."""

    MINING = "mining"
    WILDLIFE = "wildlife"
    OUTSIDE = "outside"  # gold, tin, tantalum or tungsten outside the programme
    OTHER = "other"
    AWARENESS = "awareness"


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation or session as its form gives it; coordinates in millionths of a degree."""

    sort: Sort
    day: int
    what: str
    area: str = ""
    site: str = ""
    longitude: int | None = None
    latitude: int | None = None
    women: int = 0
    men: int = 0
    confidential: bool = False
    person: str = ""


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One observation or session, with the province and territory in which it lies, empty where nobody can tell."""

    seq: int
    sort: str
    day: int
    what: str
    area: str
    site: str
    longitude_udeg: int | None
    latitude_udeg: int | None
    province: str
    territory: str
    women: int
    men: int
    confidential: bool
    person: str
    actor: str
    at: int
