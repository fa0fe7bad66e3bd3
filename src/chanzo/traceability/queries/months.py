"""What was tagged and exported month by month, read from the sums that custody keeps. (traceability)"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet, Sum

from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.models import Organisation
from chanzo.people.scopes import Scope
from chanzo.sites.queries.standing import sites_in

from ..models import Lot, MonthSum
from ..types import Kind


@dataclass(frozen=True)
class MonthSums:
    """One month: mine bags closed at registered sites and their grams, how many sites, grams packed for export."""

    month: int
    bags: int = 0
    tagged_g: int = 0
    sites: int = 0
    exported_g: int = 0


def month_sums(scope: Scope, first: int, last: int) -> tuple[MonthSums, ...]:
    """The months ``first`` to ``last``, both included, newest first, of the sites in a scope's areas.

    Exports have no area: a scope that does not see everything is told none.
    """
    return _month_sums(current_head(), scope, first, last)


@lru_cache(maxsize=32)
def _month_sums(head: Head, scope: Scope, first: int, last: int) -> tuple[MonthSums, ...]:
    """The same as the ledger has it at a head: many homes ask."""
    tagged = _by_month(MonthSum.objects.filter(site__in=sites_in(scope).values("code"), kind=Kind.MINE), first, last)
    exported: dict[int, dict[str, Any]] = {}
    if scope.everything:
        organisations = Organisation.objects.values("code")
        exported = _by_month(MonthSum.objects.filter(organisation__in=organisations, kind=Kind.EXPORT), first, last)
    return tuple(
        MonthSums(
            month,
            tagged.get(month, {}).get("closed", 0),
            tagged.get(month, {}).get("grams", 0),
            tagged.get(month, {}).get("places", 0),
            exported.get(month, {}).get("grams", 0),
        )
        for month in range(last, first - 1, -1)
    )


def _by_month(sums: QuerySet[MonthSum], first: int, last: int) -> dict[int, dict[str, Any]]:
    rows = sums.filter(month__gte=first, month__lte=last).order_by().values("month")
    summed = rows.annotate(closed=Sum("lots"), grams=Sum("mass_g"), places=Count("site", distinct=True))
    return {row["month"]: dict(row) for row in summed}


def tagged_by_month(site: str, months: int) -> dict[int, tuple[int, int]]:
    """Mine bags of a site and their grams in each of its last ``months`` months that have any."""
    sums = MonthSum.objects.filter(site=site, kind=Kind.MINE).values("month").order_by("-month")
    summed = sums.annotate(closed=Sum("lots"), grams=Sum("mass_g"))[:months]
    return {row["month"]: (row["closed"], row["grams"]) for row in summed}


def tagged_since(sites: Collection[str], month: int) -> dict[str, int]:
    """Grams of mine bags by site, of a month and all later ones; a site without a weighed bag is left out."""
    sums = MonthSum.objects.filter(site__in=sites, kind=Kind.MINE, month__gte=month).order_by()
    return dict(sums.values_list("site").annotate(grams=Sum("mass_g")).filter(grams__gt=0))


def tagged_over(sites: Collection[str], first: int, last: int) -> dict[str, tuple[int, int]]:
    """Mine bags closed at each site in the months ``first`` to ``last``, both included, and their grams."""
    sums = MonthSum.objects.filter(site__in=sites, kind=Kind.MINE, month__gte=first, month__lte=last).order_by()
    summed = sums.values_list("site").annotate(closed=Sum("lots"), grams=Sum("mass_g"))
    return {site: (closed, grams) for site, closed, grams in summed}


def bags_closed(sites: Collection[str], day: int, month: int) -> tuple[int, int]:
    """Mine bags closed at sites on a day, and their grams."""
    lots = Lot.objects.filter(site__in=list(sites), month=month, day=day, kind=Kind.MINE)
    found = lots.aggregate(lots=Count("key"), grams=Sum("mass_g"))
    return found["lots"], found["grams"] or 0
