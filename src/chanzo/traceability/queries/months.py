"""What was tagged and exported month by month, read through the indexes of site and organisation. (traceability)"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Count, QuerySet, Sum

from chanzo.people.models import Organisation
from chanzo.people.scopes import Scope
from chanzo.sites.queries.standing import sites_in

from ..image import store
from ..image.columns import MINE
from ..models import Lot
from ..types import Kind


@dataclass(frozen=True)
class MonthSums:
    """One month: mine bags closed at registered sites and their grams, how many sites, grams packed for export."""

    month: int
    bags: int = 0
    tagged_g: int = 0
    sites: int = 0
    exported_g: int = 0


def month_sums(scope: Scope, first: int, last: int) -> list[MonthSums]:
    """The months ``first`` to ``last``, both included, newest first, of the sites in a scope's areas.

    Exports have no area: a scope that does not see everything is told none.
    """
    sites = list(sites_in(scope).values_list("code", flat=True))
    tagged = _by_month(Lot.objects.filter(site__in=sites, kind=Kind.MINE), first, last)
    exported: dict[int, dict[str, Any]] = {}
    if scope.everything:
        organisations = list(Organisation.objects.values_list("code", flat=True))
        exported = _by_month(Lot.objects.filter(organisation__in=organisations, kind=Kind.EXPORT), first, last)
    return [
        MonthSums(
            month,
            tagged.get(month, {}).get("lots", 0),
            tagged.get(month, {}).get("grams") or 0,
            tagged.get(month, {}).get("places", 0),
            exported.get(month, {}).get("grams") or 0,
        )
        for month in range(last, first - 1, -1)
    ]


def _by_month(lots: QuerySet[Lot], first: int, last: int) -> dict[int, dict[str, Any]]:
    rows = lots.filter(month__gte=first, month__lte=last).order_by().values("month")
    summed = rows.annotate(lots=Count("key"), grams=Sum("mass_g"), places=Count("site", distinct=True))
    return {row["month"] or 0: dict(row) for row in summed}


def tagged_between(sites: Iterable[str], first: int, last: int) -> dict[str, tuple[int, int]]:
    """Mine bags closed at each site from a day to another, both included, and their grams; read from the image."""
    view, found = store.current(), {}
    for site in sites:
        if (number := view.site(site)) > 0:
            bags = view.graph.closed_at(number, first, last, MINE)
            found[site] = len(bags), int(np.maximum(view.graph.mass_g(bags), 0).sum())
    return found


def bags_closed(sites: Collection[str], day: int, month: int) -> tuple[int, int]:
    """Mine bags closed at sites on a day, and their grams."""
    lots = Lot.objects.filter(site__in=list(sites), month=month, day=day, kind=Kind.MINE)
    found = lots.aggregate(lots=Count("key"), grams=Sum("mass_g"))
    return found["lots"], found["grams"] or 0
