"""The bags that stand in a depot, which the room of custody knows: it says so at start-up. (sites)"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Bag:
    """A bag as it was closed: its tag now, mineral, grams, site and tagging point of closing, day, holder."""

    tag: str
    mineral: str
    mass_g: int
    site: str
    point: str
    day: int
    holder: str


class Depot(Protocol):
    """What suspending a site needs of custody."""

    def standing(self, sites: Collection[str], points: Collection[str], day: int) -> list[Bag]:
        """Mine bags of these sites, or tagged at these points of no known site, that stood there as a day began.

        Closed before the day, and neither opened nor sold, seized, stolen, spilled nor destroyed before it.
        """


_depots: list[Depot] = []


def open_depot(depot: Depot) -> None:
    """Say who knows; asked once, at start-up."""
    _depots[:] = [depot]


def depot() -> Depot:
    """Who knows."""
    return _depots[0]
