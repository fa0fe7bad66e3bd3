"""Where incidents lie on a map, as far as a reader may know. (incidents)"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from chanzo.core.names import fold
from chanzo.people.policies import actor_of
from chanzo.people.scopes import scope_of
from chanzo.places.divisions import provinces, territories
from chanzo.places.plane import REGION
from chanzo.sites.queries.standing import sites_in

from ..models import Incident
from ..rules.places import coarsened, exactness
from ..rules.reading import BY_ROLE
from ..types import Audience

Point = tuple[float, float]


@dataclass
class Spot:
    """One place of the map with the incidents there: a site, a cell of a grid, or the middle of an area."""

    name: str
    point: Point
    site: str = ""
    incidents: list[Incident] = field(default_factory=list)


def spots_of(user: Any, incidents: Iterable[Incident]) -> list[Spot]:
    """The places of a reader's incidents; one that lies nowhere that can be drawn is in none of them."""
    actor = actor_of(user)
    if actor is None:
        return []
    whole = Audience.TEAM in BY_ROLE.get(actor.role, ())
    found = list(incidents)
    sites = {site.code: site for site in sites_in(scope_of(actor)).filter(code__in={one.site for one in found})}
    spots: dict[tuple[str, Point], Spot] = {}
    for one in found:
        site = sites.get(one.site)
        if site is not None and site.latitude is not None and site.longitude is not None:
            spot = Spot(site.name, (site.longitude, site.latitude), site.code)
        elif one.latitude_udeg is not None and one.longitude_udeg is not None:
            metres = exactness(one.precision_m or 0, whole=whole)
            spot = Spot("", coarsened(one.latitude_udeg, one.longitude_udeg, metres))
        elif (middle := _middle_of(one.area)) is not None:
            spot = Spot(one.area.partition(":")[2].title(), middle)
        else:
            continue
        if REGION.holds(*spot.point):
            spots.setdefault((spot.site or spot.name, spot.point), spot).incidents.append(one)
    return list(spots.values())


@lru_cache(maxsize=512)
def _middle_of(area: str) -> Point | None:
    sort, _, name = area.partition(":")
    known = {"province": provinces, "territory": territories}.get(sort)
    for division in known() if known and name else ():
        if fold(division.name) == fold(name):
            point = division.outline.representative_point()
            return point.x, point.y
    return None
