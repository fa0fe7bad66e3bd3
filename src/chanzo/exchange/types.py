"""The vocabulary of publication: what may be stated of whom, why not, and what a release holds. (exchange)"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

N_ = str

# Country, province, territory: as many leading names as may be stated.
Area = tuple[str, ...]
# A month and a mineral; figures of two strata have no cell in common.
Stratum = tuple[int, str]


class Reason(StrEnum):
    """Why a site or its figures do not stand by themselves; the public reads these codes and nothing more."""

    SAFETY = "safety"
    CONFLICT = "conflict"
    PROTECTION = "protection"
    DELAY = "delay"
    UNVALIDATED = "unvalidated"
    UNREGISTERED = "unregistered"
    SMALL = "small"
    SEVERAL = "several"


# What a person may give as reason to withhold. A commercial one is none: it delays, for all alike.
DECIDED = (Reason.SAFETY, Reason.CONFLICT, Reason.PROTECTION)
COMMERCIAL = "commercial"


class Level(StrEnum):
    """How far a decision goes: figures in those of the area, or the area not named either."""

    AREA = "area"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Limits:
    """No figure of fewer bags or grams, and none of a fold of fewer sites."""

    bags: int = 5
    grams: int = 200_000
    sites: int = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one site yielded in a stratum, the narrowest area that may hold it, and whether it may stand by itself."""

    site: str
    area: Area
    alone: bool
    bags: int
    grams: int
    reason: Reason = Reason.SMALL


class Told(NamedTuple):
    """What a group's last statement counted of a site, and what earlier statements counted."""

    bags: int
    grams: int
    bags_before: tuple[int, ...] = ()
    grams_before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Sites whose sum is stated; ``alone`` is a site by itself, ``shown`` False a sum that no file states now."""

    area: Area
    alone: bool
    members: Mapping[str, Told]
    stated: str
    shown: bool = True
    bags_then: int | None = None
    grams_then: int | None = None
    corrected: str = ""

    @property
    def bags(self) -> int:
        return sum(told.bags for told in self.members.values())

    @property
    def grams(self) -> int:
        return sum(told.grams for told in self.members.values())

    @property
    def sites(self) -> int:
        """How many sites the sum counts something of."""
        return sum(told.bags > 0 for told in self.members.values())


@dataclass(frozen=True, slots=True)
class Statement:
    """All groups of a stratum, the sites that wait to be counted, and whether later changes are held back."""

    groups: tuple[Group, ...] = ()
    waiting: frozenset[str] = frozenset()
    held: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What the programme publishes, from a day on."""

    production_delay: int = 3
    sites_delay: int = 3
    least_bags: int = 5
    least_g: int = 200_000
    least_sites: int = 2
    step_udeg: int = 10_000
    licence: str = ""
    licence_url: str = ""

    @property
    def limits(self) -> Limits:
        return Limits(self.least_bags, self.least_g, self.least_sites)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What decides whether a site is listed: its place, the days since when it is integrated and closed, a decision."""

    code: str
    place: Area
    registered: bool = True
    integrated_day: int | None = None
    decided: tuple[Reason, Level] | None = None


class Listed(NamedTuple):
    """How a site stands in the publication."""

    alone: bool
    area: Area
    reason: Reason


# What follows are projected rows, with the columns of the models in their order.


class TermsRow(NamedTuple):
    """Terms as somebody set them."""

    seq: int
    from_day: int
    terms: str
    actor: str


@dataclass(frozen=True, slots=True)
class WithholdingRow:
    """A decision to withhold a site or an area, until another ends it."""

    seq: int
    area: str
    reason: str
    level: str
    from_day: int
    review_day: int
    actor: str
    ended_by: int | None = None
    ended_day: int | None = None


class ReleaseRow(NamedTuple):
    """A release: its name, the last month it states, and its files by name with hash and size."""

    seq: int
    name: str
    until: int
    day: int
    head: int
    files: str
    shares: str
    terms: str
    actor: str


class CountRow(NamedTuple):
    """Incidents of a half-year as they were counted for the public; ``counts`` is JSON."""

    seq: int
    name: str
    half: int
    day: int
    counts: str


@dataclass(frozen=True, slots=True)
class Shares:
    """What of sites and tonnes a release states, and for which reasons the rest stands in areas or nowhere."""

    sites: Mapping[str, int] = field(default_factory=dict)
    grams: Mapping[str, int] = field(default_factory=dict)
    unstated: int = 0
    held: int = 0
