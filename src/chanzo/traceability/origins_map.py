"""Custody on maps: where a lot comes from, and what was tagged at a site. (traceability)"""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.sites.map.cards import origins_map
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of

from .models import Lot
from .queries.months import tagged_since

# Months whose bags the size of a site on the map counts, the running one included.
MONTHS = 12


def of_lot(
    request: HttpRequest, lot: Lot, answer: dict[str, Any], papers: list[Any], numbers: list[str]
) -> dict[str, Any] | None:
    """The sites of origin that the reader may see, each as large as its share."""
    actor = actor_of(request.user)
    if actor is None or not may(actor, Act.SEE_SITES):
        return None
    shares = {origin["site"]: origin["share"] for origin in answer["origins"]}
    found = origins_map(shares, scope_of(actor))
    return {"drawing": found.drawing, "left_out": found.left_out, "url": reverse("sites:map")} if found else None


def tagged_in_a_year(user: Any, codes: Collection[str]) -> dict[str, int]:
    """Grams of mine bags of the last twelve months, at the sites for which the reader answers."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_CUSTODY):
        return {}
    scope = scope_of(actor)
    own = [site.code for site in Site.objects.filter(code__in=codes) if scope.covers(place_of(site))]
    today = from_day(clock.today())
    since = today.year * 12 + today.month - 1 - MONTHS + 1
    return tagged_since(own, since)


def answers_for_sites(user: Any) -> bool:
    """Whether the reader may read the production of any site: everything, or that of areas of its own."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_CUSTODY):
        return False
    scope = scope_of(actor)
    return scope.everything or bool(scope.areas)
