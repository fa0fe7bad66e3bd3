"""Mine sites for programs. (sites)"""

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.quantities import kg
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.places.queries.layers import current_layers

from .listing import named_like, rows_on
from .models import Site, SiteAttribute, SiteStatus, SiteVersion, Suspension
from .queries import standing as queries
from .queries.screening import results_of_layers
from .queries.statuses import statuses_of
from .rules.lapses import courses
from .studies_api import router as of_studies
from .visits_api import router as of_visits

router = Router(tags=["sites"])
for _of_noun in (of_studies, of_visits):
    router.add_router("", _of_noun)
MOST = 1000


@router.get("/sites", summary="Mine sites with their state today")
def sites(
    request: HttpRequest, q: str = "", limit: int = Query(100, ge=1, le=MOST), after: str = ""
) -> list[dict[str, Any]]:
    """Sites by code, searched by any name they ever had; `after` is the last code of the page before."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    listed: list[Site] = list(named_like(queries.sites_in(scope), q).filter(code__gt=after)[:limit])
    return [_document(site, row) for site, row in zip(listed, rows_on(listed, clock.today()), strict=True)]


@router.get("/protected", summary="Mine sites against every layer of protected areas that counts")
def protected(request: HttpRequest, limit: int = Query(100, ge=1, le=MOST), after: str = "") -> list[dict[str, Any]]:
    """Whether a site lies inside, and how far the nearest area is (0 inside); `limit` and `after` count sites.

    A site without coordinates has null for both. A layer that says otherwise than another is told like it.
    """
    scope = scope_of(require(request.user, Act.SEE_SITES))
    codes = list(queries.sites_in(scope).filter(code__gt=after).values_list("code", flat=True)[:limit])
    return results_of_layers(current_layers(), codes)


@router.get("/sites/{path:code}", summary="One mine site, with everything dated that the registers say of it")
def site_of(request: HttpRequest, code: str) -> dict[str, Any]:
    """By its code, or any code or name it ever had; statuses, capacities and suspensions newest first."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    site = queries.site_called(code)
    if site is None or not queries.sites_in(scope).filter(pk=site.code).exists():
        raise Refused("ID_UNKNOWN", id=code)
    day = clock.today()
    given = {row.version: row for row in SiteStatus.objects.filter(site=site.code)}
    course = courses(statuses_of([site.code])[site.code])
    turns = [turn for turn in course if turn.from_day <= day or not turn.lapsed]
    turns.sort(key=lambda turn: (-turn.from_day, turn.scheme))
    newest = F("from_day").desc(nulls_last=True)
    versions = SiteVersion.objects.filter(code=site.code).order_by(newest, "-version")
    stopped = Suspension.objects.filter(area__in=queries.areas_of([site])[site.code]).order_by("-from_day", "-version")
    return _document(site, rows_on([site], day)[0]) | {
        "statuses": [
            {
                "scheme": turn.scheme,
                "status": turn.status,
                "from": day_text(turn.from_day),
                "act": "" if turn.lapsed else given[turn.version].act,
                "lapsed": turn.lapsed,
            }
            for turn in turns
        ],
        "identifiers": [
            {
                "sort": row.sort,
                "value": row.value,
                "licence": row.licence,
                "organisation": row.organisation,
                "from": day_text(row.from_day),
                "to": day_text(row.to_day) or None,
            }
            for row in SiteAttribute.objects.filter(site__in=Site.objects.filter(means=site.code).values("code"))
        ],
        "capacities": [
            {
                "from": day_text(row.from_day) or None,
                "low_kg": None if row.capacity_low_g is None else kg(row.capacity_low_g),
                "high_kg": None if row.capacity_high_g is None else kg(row.capacity_high_g),
                "workers": row.workers,
            }
            for row in versions
        ],
        "suspensions": [
            {
                "area": row.area,
                "from": day_text(row.from_day),
                "to": day_text(row.to_day) or None,
                "reason": row.reason,
            }
            for row in stopped
        ],
    }


def _document(site: Site, row: Any) -> dict[str, Any]:
    return {
        "site": site.code,
        "name": site.name,
        "country": site.country,
        "province": site.province,
        "territory": site.territory,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "minerals": [mineral for mineral in site.minerals.replace(";", "+").split("+") if mineral],
        "tagging_point": site.tagging_point,
        "capacity_low_kg": None if row.capacity_low is None else kg(row.capacity_low),
        "capacity_high_kg": None if row.capacity_high is None else kg(row.capacity_high),
        "status": {"programme": row.programme, "icglr": row.icglr, "national": row.national},
        "baseline_date": day_text(site.baseline_day) or None,
        "closed_date": day_text(site.closed_day) or None,
        "means": site.means,
    }
