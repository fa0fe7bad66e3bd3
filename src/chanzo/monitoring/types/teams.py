"""The vocabulary of teams: who can go where, on how many days, how far. (monitoring)"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

ROADS = ("good", "poor", "track")
WEEK = (0, 1, 2, 3, 4)


@dataclass(frozen=True)
class Team:
    """A team and its vehicle: place in millionths of a degree, field days a month on some weekdays (0 is Monday),
    kilometres a day by road, litres for 100 km, litres a month, areas where it works (none: everywhere).
    """

    code: str
    name: str
    base: str
    latitude_udeg: int
    longitude_udeg: int
    days: int
    km_good: int
    km_poor: int
    km_track: int
    litres_100km: int
    fuel_l: int
    weekdays: tuple[int, ...] = WEEK
    areas: tuple[str, ...] = ()

    def facts(self) -> dict[str, Any]:
        """The team as a record keeps it."""
        told = asdict(self)
        return told | {"weekdays": list(self.weekdays), "areas": list(self.areas)}

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Team":
        """The team that a record's facts hold."""
        return cls(**{**facts, "weekdays": tuple(facts["weekdays"]), "areas": tuple(facts["areas"])})

    def km_a_day(self, road: str) -> int:
        """How far it drives in a day on a road."""
        return {"good": self.km_good, "poor": self.km_poor, "track": self.km_track}[road]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team as last stated."""

    team: str
    seq: int
    active: bool
    told: str
    actor: str
    at: int
