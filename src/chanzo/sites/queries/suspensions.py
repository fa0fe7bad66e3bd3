"""What is asked about suspended areas: which sites lie in one, what holds, what stood there. (sites)"""

from collections.abc import Collection
from dataclasses import dataclass

from chanzo.core.names import fold
from chanzo.people.scopes import area_key, area_keys

from ..depot import Bag, depot
from ..models import Site, Suspension
from ..rules.standing import interruptions_on
from .standing import place_of, site_called


@dataclass(frozen=True)
class Area:
    """An area as acts name it: its key, how people write it, the sites that it holds now."""

    key: str
    written: str
    sites: list[Site]

    @property
    def codes(self) -> list[str]:
        """The codes of its sites."""
        return [site.code for site in self.sites]


def area_called(written: str) -> Area | None:
    """The area that a text means (a site, ``province:NAME``, ``territory:NAME``); None without any open site in it."""
    sort, colon, _name = written.partition(":")
    key = area_key(written)
    if not colon or sort.strip().lower() not in ("province", "territory"):
        site = site_called(written)
        return Area(fold(site.code), site.code, [site]) if site else None
    sites = [site for site in open_sites() if key in area_keys(place_of(site))]
    if not sites:
        return None
    sort = sort.strip().lower()
    return Area(key, f"{sort}:{getattr(sites[0], sort)}", sites)


def open_sites() -> list[Site]:
    """The sites that bear their own code and are not closed."""
    return [site for site in Site.objects.filter(closed_day__isnull=True).order_by("code") if site.means == site.code]


def suspended_under(area: Area, day: int) -> list[Site]:
    """The sites of an area that any suspension holds on a day."""
    rows = [row.facts() for row in Suspension.objects.filter(from_day__lte=day)]
    return [site for site in area.sites if interruptions_on(rows, area_keys(place_of(site)), day)]


def bags_standing(sites: Collection[Site], day: int) -> list[Bag]:
    """The bags that stood in the depots of sites as a day began; a bag of no known site goes with its tagging point."""
    points = {fold(site.tagging_point) for site in sites if site.tagging_point}
    return depot().standing({site.code for site in sites}, points, day)
