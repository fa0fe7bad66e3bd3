"""The vocabulary of risk: what is known of a site on a day, and how much each thing adds. (monitoring)"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """The components of the score, in the order in which they are told."""

    INCIDENTS = "incidents"
    SECURITY = "security"
    VOLUME = "volume"
    ANOMALIES = "anomalies"
    UNSEEN = "unseen"
    BORDER = "border"
    PARK = "park"


class Grade(StrEnum):
    """What a score means."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


GRADES = tuple(Grade)


@dataclass(frozen=True)
class SiteFacts:
    """What is known of a site on a day; None says that nobody knows, which is never nothing.

    Counts look back a year. ``seen_day`` is the last visit that was made, ``baseline_day`` the study, ``since_day`` the
    first day on which the programme knew the site, ``ghost_months`` how long GHOST lets it be unvisited.
    """

    site: str
    day: int
    incidents: Mapping[int, int] | None = None
    suspended: bool = False
    suspended_days: int = 0
    armed: int = 0
    prevented: int = 0
    tagged_g: int = 0
    all_tagged_g: int = 0
    bags: int = 0
    serious: int = 0
    warnings: int = 0
    seen_day: int | None = None
    baseline_day: int | None = None
    since_day: int | None = None
    border_m: int | None = None
    park_m: int | None = None
    ghost_months: int = 12


@dataclass(frozen=True)
class Component:
    """What one component adds, of how much it could, and its figures; points None says that it is unknown."""

    part: Part
    points: int | None
    most: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Risk:
    """A site's score of 100 on a day, of the components that are known, and when it must be seen next."""

    site: str
    day: int
    components: tuple[Component, ...]
    points: int
    most: int
    score: int
    grade: Grade
    last_day: int | None
    due: int
    limited: bool  # GHOST's limit comes before the interval of its grade ends

    @property
    def overdue(self) -> int:
        """Days since it was due; negative while it is not."""
        return self.day - self.due

    @property
    def unknown(self) -> tuple[Part, ...]:
        """The components of which nothing is known."""
        return tuple(component.part for component in self.components if component.points is None)
