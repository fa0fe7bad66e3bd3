"""What is asked about suspended areas: which sites lie in one, what holds, what stood there. (sites)"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from chanzo.core.names import fold
from chanzo.people.scopes import area_key, area_keys

from ..depot import Bag, depot
from ..models import Site, Suspension
from ..rules.standing import interruptions_on
from .standing import areas_of, place_of, site_called


@dataclass(frozen=True)
class Area:
    """An area as acts name it: how people write it, the keys under which it stands, the sites that it holds now."""

    written: str
    keys: frozenset[str]
    sites: list[Site]

    @property
    def codes(self) -> list[str]:
        """The codes of its sites."""
        return [site.code for site in self.sites]


def area_called(written: str) -> Area | None:
    """The area that a text means (a site, ``province:NAME``, ``territory:NAME``); None without any open site in it.

    A site stands under its code and those that it bore before.
    """
    sort, colon, _name = written.partition(":")
    sort, key = sort.strip().lower(), area_key(written)
    if not colon or sort not in ("province", "territory"):
        site = site_called(written)
        if site is None:
            return None
        wide = area_keys(place_of(site)) - {fold(site.code)}
        return Area(site.code, areas_of([site])[site.code] - wide, [site])
    sites = [site for site in open_sites() if key in area_keys(place_of(site))]
    return Area(f"{sort}:{getattr(sites[0], sort)}", frozenset({key}), sites) if sites else None


def open_sites() -> list[Site]:
    """The sites that bear their own code and are not closed."""
    return [site for site in Site.objects.filter(closed_day__isnull=True).order_by("code") if site.means == site.code]


def suspension_of(area: Area, first: int) -> Suspension | None:
    """The suspension of an area from a day, an open one before one that has ended."""
    rows = Suspension.objects.filter(area__in=area.keys, from_day=first)
    return rows.order_by(F("to_day").asc(nulls_first=True), "-version").first()


def suspended_under(area: Area, day: int) -> list[Site]:
    """The sites of an area that any suspension holds on a day."""
    rows = [row.facts() for row in Suspension.objects.filter(from_day__lte=day)]
    areas = areas_of(area.sites)
    return [site for site in area.sites if interruptions_on(rows, areas[site.code], day)]


def bags_standing(sites: Collection[Site], day: int) -> list[Bag]:
    """The bags that stood in the depots of sites as a day began; a bag of no known site goes with its tagging point."""
    points = {fold(site.tagging_point) for site in sites if site.tagging_point}
    return depot().standing({site.code for site in sites}, points, day)
