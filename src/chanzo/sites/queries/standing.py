"""What is asked about sites. (sites)"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Q, QuerySet

from chanzo.core.names import fold
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.scopes import Scope, area_keys
from chanzo.people.types import Place

from ..models import Site, SiteAlias, SiteChange, SiteVersion, Suspension
from ..rules.standing import capacity_on, interruptions_on, status_on, stood_over
from ..types.register import Description, Interruption, Scheme, Status, Stood
from .statuses import statuses_of


@dataclass(frozen=True)
class Standing:
    """What holds for a site on a day."""

    site: Site
    day: int
    capacity: Description | None
    statuses: dict[str, Status | None]
    interruptions: list[Interruption]


def sites_in(scope: Scope) -> QuerySet[Site]:
    """The sites of a scope's areas by code; the register itself is open, so a scope without areas sees all."""
    sites = Site.objects.order_by("code")
    if scope.everything or not scope.areas:
        return sites
    # Areas are compared folded, which SQL cannot do; of written territories and provinces there are few.
    covered: dict[str, list[str]] = defaultdict(list)
    for territory, province in sites.order_by().values_list("territory", "province").distinct():
        if scope.covers(Place(territory=territory, province=province)):
            covered[province].append(territory)
    lying = Q(folded__in=scope.areas)
    for province, territories in covered.items():
        lying |= Q(province=province, territory__in=territories)
    return sites.filter(lying)


def codes_in(scope: Scope) -> frozenset[str]:
    """The codes of the sites in a scope's areas, also those that no register knows; none for a scope without areas."""
    return frozenset() if scope.everything or not scope.areas else _codes_in(current_head(), scope)


@lru_cache(maxsize=64)
def _codes_in(head: Head, scope: Scope) -> frozenset[str]:
    """The same as the ledger has it at a head: nearly every list asks."""
    registered = sites_in(scope).values_list("code", flat=True)
    return frozenset(registered) | {area for area in scope.areas if ":" not in area}


def place_of(site: Site) -> Place:
    """Where a site lies, as the policies ask."""
    return Place(site=site.code, territory=site.territory, province=site.province)


def areas_of(sites: Iterable[Site]) -> dict[str, frozenset[str]]:
    """Every key under which a suspension may name each site: where it lies, and the codes that it bore before."""
    before: dict[str, set[str]] = defaultdict(set)
    for code, means in Site.objects.exclude(means=F("code")).values_list("code", "means"):
        before[means].add(fold(code))
    return {site.code: area_keys(place_of(site)) | before[site.code] for site in sites}


def provinces() -> dict[str, str]:
    """The province of every site by code, former codes too."""
    return dict(Site.objects.order_by().values_list("code", "province"))


def site_called(written: str) -> Site | None:
    """The site that a written code, name or old code means now; None when it means none or several."""
    folded = fold(written)
    found = Site.objects.filter(folded=folded).first()
    if found is None:
        named = SiteAlias.objects.filter(folded=folded).values("code")
        codes = set(Site.objects.filter(code__in=named).values_list("means", flat=True))
        found = Site.objects.filter(code=codes.pop()).first() if len(codes) == 1 else None
    if found is None or found.means == found.code:
        return found
    return Site.objects.filter(code=found.means).first() or found


def standing_on(site: Site, day: int) -> Standing:
    """Capacity, statuses and suspensions of a site on a day."""
    statuses = statuses_of([site.code])[site.code]
    areas = areas_of([site])[site.code]
    return Standing(
        site,
        day,
        capacity_on([row.facts() for row in SiteVersion.objects.filter(code=site.code)], day),
        {scheme.value: status_on(statuses, scheme, day) for scheme in Scheme},
        interruptions_on([row.facts() for row in Suspension.objects.filter(area__in=areas)], areas, day),
    )


def changes_of(site: Site) -> list[SiteChange]:
    """Every change of identity that names a site, earliest first; a split names all its parts in one line."""
    codes = set(Site.objects.filter(means=site.means).values_list("code", flat=True)) | {site.code}
    named = SiteChange.objects.filter(Q(site__in=codes) | Q(into__in=codes) | Q(into__contains=";"))
    changes = named.order_by("day", "version")
    return [change for change in changes if change.site in codes or codes & set(change.into.split(";"))]


def sites_over(days_of: Mapping[str, Sequence[int]]) -> dict[str, tuple[Site, Stood]]:
    """Sites by code, each with how it stood on its days, which ascend; five queries however many."""
    sites = list(Site.objects.filter(code__in=list(days_of)))
    areas = areas_of(sites)
    statuses, interruptions = statuses_of(areas), defaultdict(list)
    for suspension in Suspension.objects.filter(area__in=set().union(*areas.values())):
        interruptions[suspension.area].append(suspension.facts())
    return {
        site.code: (
            site,
            stood_over(
                statuses[site.code],
                [found for area in areas[site.code] for found in interruptions[area]],
                areas[site.code],
                days_of[site.code],
            ),
        )
        for site in sites
    }
