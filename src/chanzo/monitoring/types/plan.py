"""The vocabulary of visit plans: what is to be seen, the trips that see it, what they leave out. (monitoring)"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Point = tuple[int, int]
"""Latitude and longitude in millionths of a degree."""


class Why(StrEnum):
    """Why a site is not covered."""

    NO_PLACE = "no_place"
    NO_TEAM = "no_team"
    DAYS = "days"
    FUEL = "fuel"


@dataclass(frozen=True)
class Task:
    """A site to be seen, in the order in which it comes; ``teams`` are those that work in its area."""

    site: str
    at: Point | None
    score: int
    grade: str
    due: int
    road: str
    teams: tuple[str, ...]
    walked_m: int = 0
    small: bool = False
    remote: bool = False

    @property
    def apart(self) -> bool:
        """Whether days are kept for it."""
        return self.small or self.remote


@dataclass(frozen=True)
class Stop:
    """A visit on a trip: its day among the team's, metres of road from the stop before."""

    task: Task
    day: int
    leg_m: int


@dataclass(frozen=True)
class Trip:
    """Days of one team from its base and back: its stops, and all it takes."""

    team: str
    days: tuple[int, ...]
    stops: tuple[Stop, ...]
    back_m: int
    metres: int
    millilitres: int


@dataclass(frozen=True)
class Plan:
    """Trips by team and day, and every site that no trip reaches, with the reason."""

    trips: tuple[Trip, ...]
    left: tuple[tuple[Task, Why], ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as it was made; ``told`` holds its record's facts."""

    seq: int
    first: int
    last: int
    area: str
    told: str
    actor: str
    at: int


def plan_facts(plan: Plan) -> dict[str, Any]:
    """Trips and what they leave out, as a record keeps them."""
    return {
        "trips": [
            {
                "team": trip.team,
                "days": list(trip.days),
                "back_m": trip.back_m,
                "metres": trip.metres,
                "millilitres": trip.millilitres,
                "stops": [_told(stop.task) | {"day": stop.day, "leg_m": stop.leg_m} for stop in trip.stops],
            }
            for trip in plan.trips
        ],
        "left": [_told(task) | {"why": why.value} for task, why in plan.left],
    }


def _told(task: Task) -> dict[str, Any]:
    return {
        "site": task.site,
        "score": task.score,
        "grade": task.grade,
        "due": task.due,
        "road": task.road,
        "small": task.small,
        "remote": task.remote,
    }


def sites_of(facts: Mapping[str, Any]) -> list[str]:
    """Every site that a plan's facts name."""
    stops = [stop["site"] for trip in facts["trips"] for stop in trip["stops"]]
    return stops + [one["site"] for one in facts["left"]]
