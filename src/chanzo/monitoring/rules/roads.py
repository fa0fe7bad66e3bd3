"""How far, how long and how thirsty a trip is: straight distances made longer by what the road is like. (monitoring)

No road map is known everywhere, so a leg is the straight distance times a factor of its road class; the class of a leg
is the worse of its two ends, as the last visit found it. Everything is whole numbers: metres, thousandths of a day,
millilitres.
"""

from collections.abc import Sequence
from itertools import pairwise

from chanzo.places.rules import distance_km

from ..types.plan import Point, Task
from ..types.settings import Settings
from ..types.teams import ROADS, Team

End = tuple[Point, str]
DAY = 1000  # thousandths
ANY_ROAD = "poor"
"""The class of a road that nobody has described."""


class Roads:
    """Distances of one planning, each computed once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._straight: dict[tuple[Point, Point], int] = {}
        self._hops: dict[tuple[str, End, End], tuple[int, int]] = {}

    def leg(self, here: Point, road: str, there: Point, other: str) -> tuple[int, str]:
        """Metres of road between two places, and the class of that road."""
        worse = max(road, other, key=ROADS.index)
        return self.straight_m(here, there) * self.settings[f"factor_{worse}_pm"] // 1000, worse

    def straight_m(self, here: Point, there: Point) -> int:
        """Metres as the crow flies."""
        key = (here, there) if here <= there else (there, here)
        if key not in self._straight:
            degrees = [each / 1e6 for point in key for each in point]
            self._straight[key] = round(float(distance_km(*degrees)) * 1000)
        return self._straight[key]

    def stay(self, task: Task) -> int:
        """Thousandths of a day that a visit takes, the walk to the site and back included."""
        return self.settings["visit_pm"] + -(-2 * task.walked_m * DAY // (self.settings["walk_km_day"] * 1000))

    def ends(self, team: Team, tasks: Sequence[Task]) -> list[End]:
        """The places of a trip with their roads: the team's base, the sites, the base again."""
        base = team.latitude_udeg, team.longitude_udeg
        return [(base, "good"), *((task.at or base, task.road) for task in tasks), (base, "good")]

    def hop(self, team: Team, here: End, there: End) -> tuple[int, int]:
        """Metres and thousandths of a day from one place of a trip to the next."""
        key = team.code, here, there
        if key not in self._hops:
            metres, worse = self.leg(*here, *there)
            self._hops[key] = metres, -(-metres * DAY // (team.km_a_day(worse) * 1000))
        return self._hops[key]

    def legs(self, team: Team, tasks: Sequence[Task]) -> list[tuple[int, int]]:
        """Each leg from the team's base through the sites and back."""
        return [self.hop(team, here, there) for here, there in pairwise(self.ends(team, tasks))]

    def load(self, team: Team, tasks: Sequence[Task]) -> tuple[int, int]:
        """What a trip takes: thousandths of a day and millilitres."""
        legs = self.legs(team, tasks)
        days = sum(time for _, time in legs) + sum(map(self.stay, tasks))
        return days, self.fuel(team, sum(metres for metres, _ in legs))

    @staticmethod
    def fuel(team: Team, metres: int) -> int:
        """Millilitres for a distance."""
        return -(-metres * team.litres_100km // 100)
