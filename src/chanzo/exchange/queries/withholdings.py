"""Decisions to withhold, and the sites that they mean. (exchange)"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from chanzo.people.policies import require
from chanzo.people.scopes import area_keys
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of

from ..models import Withholding
from ..types import Level, Reason

Decided = tuple[Reason, Level]


def withholdings_visible_to(user: Any) -> QuerySet[Withholding]:
    """Every decision, those in force first by the day of their review."""
    require(user, Act.SEE_PUBLICATION)
    return Withholding.objects.order_by("ended_by", "review_day", "seq")


def decisions_on(day: int) -> dict[str, Decided]:
    """What is decided of areas on a day; of two for one area the one that withholds more."""
    found: dict[str, Decided] = {}
    standing = Withholding.objects.filter(from_day__lte=day, ended_by=None).order_by("seq")
    for area, reason, level in standing.values_list("area", "reason", "level"):
        before = found.get(area)
        if before is None or before[1] is not Level.NOWHERE:
            found[area] = (Reason(reason), Level(level))
    return found


def decided_of(site: Site, decisions: dict[str, Decided]) -> Decided | None:
    """What is decided of a site by itself or with its area: what withholds most."""
    found = [decisions[key] for key in sorted(area_keys(place_of(site))) if key in decisions]
    return min(found, key=lambda each: each[1] is not Level.NOWHERE, default=None)


def withheld_among(codes: Iterable[str], day: int) -> set[str]:
    """The sites among these that a decision withholds on a day."""
    decisions = decisions_on(day)
    if not decisions:
        return set()
    sites = Site.objects.all()
    if not any(":" in area for area in decisions):
        sites = sites.filter(folded__in=list(decisions))
    wanted = set(codes)
    return {site.code for site in sites if site.code in wanted and decided_of(site, decisions)}
