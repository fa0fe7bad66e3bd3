"""Small maps on other pages: a site among its neighbours, and the sites that something comes from. (sites)"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any
from urllib.parse import urlencode

import shapely
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.core import clock
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act
from chanzo.places.drawing import ASPECT
from chanzo.places.drawn import drawn_areas
from chanzo.places.layers import Feature
from chanzo.places.plane import Box, around
from chanzo.places.rules import distance_km
from chanzo.places.small import Spot, small_map
from chanzo.web.formats import share
from chanzo.web.status import status

from ..models import Site
from ..queries.standing import sites_in
from .rows import Located, located

# Kilometres within which a site is a neighbour, and how many of them a card names.
NEAR_KM, NEIGHBOURS = 30, 10
# Pixels that a flag takes round its place.
FLAG = 14.0
# Pixels of radius of the largest part, and of the least part that can still be seen.
WHOLE, LEAST = 20.0, 3.0


@dataclass(frozen=True)
class Origins:
    """The drawing, the names of the sites on it, and how many sites it leaves out."""

    drawing: SafeString
    drawn: int
    left_out: int


def round_site(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """A site, those near it and its tagging point, as far as the reader's areas go; None without coordinates."""
    actor = actor_of(request.user)
    if actor is None or not may(actor, Act.SEE_SITES) or site.longitude is None or site.latitude is None:
        return None
    found = _near(site, scope_of(actor))
    own = next((row for row, _km in found if row.site == site.code), None)
    if own is None or not own.drawn:
        return None
    others = [(row, km) for row, km in found if row.site != site.code and km <= NEAR_KM][:NEIGHBOURS]
    spots = [_spot(own, 9.0, here=True), *_tagging_point(site, found)]
    spots += [_spot(row, 5.5, km=km) for row, km in others]
    told = ngettext(
        "%(number)s other site within %(km)s km.", "%(number)s other sites within %(km)s km.", len(others)
    ) % {"number": len(others), "km": NEAR_KM}
    box = around(*own.point, 0.6, ASPECT)
    return {
        "drawing": small_map(
            spots, title=_("Where the site lies"), text=told, name="around", least=0.3, areas=_areas_in(box)
        ),
        "told": told,
        "url": f"{reverse('sites:map')}?{urlencode({'box': str(box)}, safe=',')}",
    }


def origins_map(shares: Mapping[str, float], scope: Scope) -> Origins | None:
    """The sites of some origin shares, the area of each as large as its share; None when none can be drawn."""
    rows = [row for row in located(sites_in(scope).filter(code__in=list(shares)), clock.today(), {}) if row.drawn]
    if not rows:
        return None
    rows.sort(key=lambda row: (-shares[row.site], row.site))
    largest = shares[rows[0].site] or 1.0
    spots = []
    for row in rows:
        part = share(shares[row.site])
        radius = max(LEAST, WHOLE * sqrt(shares[row.site] / largest))
        label = f"{row.name}, {part}"
        spots.append(Spot(*row.point, "origin", radius, label, f"{row.name} ({row.site}): {part}", _page(row)))
    text = "; ".join(spot.title for spot in spots)
    drawing = small_map(spots, title=_("Sites of origin, each as large as its share"), text=text, name="origins")
    return Origins(drawing, len(rows), len(shares) - len(rows))


def _areas_in(box: Box) -> list[Feature]:
    """The protected areas that a small map may touch."""
    here = shapely.box(box.west, box.south, box.east, box.north)
    return [area for area in drawn_areas() if area.geometry.intersects(here)]


def _near(site: Site, scope: Scope) -> list[tuple[Located, float]]:
    """Sites of half a degree around, nearest first, merged ones under the code they bear now."""
    east, north = site.longitude_udeg or 0, site.latitude_udeg or 0
    reach = 500_000
    around_it = sites_in(scope).filter(
        longitude_udeg__range=(east - reach, east + reach), latitude_udeg__range=(north - reach, north + reach)
    )
    rows = located([s for s in around_it if s.means == s.code or s.code == site.code], clock.today(), {})
    return sorted(
        ((row, float(distance_km(site.latitude or 0, site.longitude or 0, *reversed(row.point)))) for row in rows),
        key=lambda each: (each[1], each[0].site),
    )


def _tagging_point(site: Site, found: list[tuple[Located, float]]) -> list[Spot]:
    served = [row.point for row, _km in found if row.tagging_point == site.tagging_point] if site.tagging_point else []
    if not served:
        return []
    longitude, latitude = (sum(axis) / len(served) for axis in zip(*served, strict=True))
    title = _("Tagging point %(point)s, in the middle of its sites") % {"point": site.tagging_point}
    return [Spot(longitude, latitude, "point", FLAG, site.tagging_point, title)]


def _spot(row: Located, radius: float, *, km: float = 0.0, here: bool = False) -> Spot:
    stands = status("standing", row.standing)
    title = f"{row.name} ({row.site}), {stands.word}" + ("" if here else f", {km:.0f} km")
    return Spot(*row.point, stands.shape, radius, row.name, title, "" if here else _page(row), here)


def _page(row: Located) -> str:
    return reverse("sites:site", args=[row.site])
