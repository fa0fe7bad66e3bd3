"""Rows of the list of sites: what each is and how it stands on a day, read together. (sites)"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chanzo.core.names import fold

from .models import Site, SiteAlias, SiteVersion
from .queries.statuses import statuses_of
from .rules.standing import capacity_on, status_on
from .types.register import Scheme


@dataclass(frozen=True)
class SiteRow:
    """A site with its capacity in grams a month and the status of each scheme, on one day."""

    site: str
    name: str
    territory: str
    province: str
    minerals: str
    capacity_low: int | None
    capacity_high: int | None
    programme: str
    icglr: str
    national: str


def named_like(sites: QuerySet[Site], written: str) -> QuerySet[Site]:
    """The sites whose code, name, old name, territory or province holds the written text."""
    if not written.strip():
        return sites
    folded = fold(written)
    named = SiteAlias.objects.filter(folded__contains=folded).values("code")
    return sites.filter(
        Q(folded__contains=folded)
        | Q(code__in=named)
        | Q(name__icontains=written.strip())
        | Q(territory__icontains=written.strip())
        | Q(province__icontains=written.strip())
    )


def rows_on(sites: Iterable[Site], day: int) -> Sequence[SiteRow]:
    """The rows of some sites, four queries however many."""
    listed = list(sites)
    codes = [site.code for site in listed]
    capacities, statuses = defaultdict(list), statuses_of(codes)
    for version in SiteVersion.objects.filter(code__in=codes):
        capacities[version.code].append(version.facts())
    rows = []
    for site in listed:
        capacity = capacity_on(capacities[site.code], day)
        stands = {scheme: status_on(statuses[site.code], scheme, day) for scheme in Scheme}
        words = {scheme: found.status if found else "" for scheme, found in stands.items()}
        rows.append(
            SiteRow(
                site.code,
                site.name,
                site.territory,
                site.province,
                site.minerals,
                capacity.capacity_low_g if capacity else None,
                capacity.capacity_high_g if capacity else None,
                words[Scheme.PROGRAMME],
                words[Scheme.ICGLR],
                words[Scheme.NATIONAL],
            )
        )
    return rows
