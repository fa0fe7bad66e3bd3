"""What an incident's place and window touch: later lots and who holds them, as custody knows it now. (incidents)"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Sum

from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.traceability.models import Lot
from chanzo.traceability.queries.exposure import exposure_of_sites
from chanzo.traceability.types import Kind

from ..models import Incident
from .areas import sites_of


def exposure_of(incident: Incident, *, scope: Scope = EVERYTHING) -> dict[str, Any]:
    """The answer of contracts.md to ``chanzo exposure`` for the incident's site, or the sites of its area."""
    codes = sites_of(incident.site, incident.area)
    return exposure_of_sites(
        codes, incident.first_day, incident.last_day, name=incident.site or incident.area, scope=scope
    )


def holders_of(incident: Incident, answer: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """By whoever holds or held touched lots, how many and how many grams of them, the mine bags themselves included."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for holder, bags, grams in _bags(incident):
        found[holder][0] += bags
        found[holder][1] += grams or 0
    for lot in _held(answer["lots"]):
        found[lot["holder"]][0] += 1
        found[lot["holder"]][1] += round((lot["affected_kg"] or 0) * 1000)
    return {holder: (lots, grams) for holder, (lots, grams) in sorted(found.items())}


def _bags(incident: Incident) -> Iterable[tuple[str, int, int | None]]:
    """Who holds the mine bags of the place and days: the answer counts them without naming their holders."""
    bags = Lot.objects.filter(kind=Kind.MINE, site__in=sites_of(incident.site, incident.area)).exclude(holder="")
    if incident.first_day is not None:
        bags = bags.filter(day__gte=incident.first_day)
    if incident.last_day is not None:
        bags = bags.filter(day__lte=incident.last_day)
    return bags.order_by("holder").values_list("holder").annotate(Count("key"), Sum("mass_g"))


def _held(lots: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    return (lot for lot in lots if lot["holder"])
