"""Visits to mine sites for programs: what the pages tell, but never what is confidential. (sites)"""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core.days import day_text
from chanzo.core.quantities import kg
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import Visit
from .queries.studies import codes_of, site_of
from .queries.visits import visit_found, visits_visible_to

router = Router(tags=["visits"])
MOST, LAST_RECORD = 200, 10**15


@router.get("/visits", summary="Visits that were made or prevented, newest first")
def visits(
    request: HttpRequest,
    site: str = "",
    limit: int = Query(50, ge=1, le=MOST),
    before: int | None = Query(None, ge=1, le=LAST_RECORD),
) -> dict[str, Any]:
    """To the account's sites, or to one of them; `next` is what to give as `before` for the following page."""
    require(request.user, Act.SEE_VISITS)
    found = visits_visible_to(request.user).order_by("-visit")
    if site:
        found = found.filter(site__in=codes_of(site_of(site)))
    if before is not None:
        found = found.filter(visit__lt=before)
    rows = list(found[: limit + 1])
    shown = rows[:limit]
    return {"visits": [_head(row) for row in shown], "next": shown[-1].visit if len(rows) > limit else None}


@router.get("/visits/{number}", summary="One visit as it stands, but for what was told in confidence")
def visit(request: HttpRequest, number: int) -> dict[str, Any]:
    """By its number, also one that was taken back; armed people, barriers and remarks are left to the page."""
    require(request.user, Act.SEE_VISITS)
    row = visit_found(request.user, min(number, LAST_RECORD))
    if row is None:
        raise Refused("NOT_FOUND")
    report = row.report
    return _head(row) | {
        "changed": report.changed or None,
        "children": report.children,
        "tags_seen": list(report.tags),
        "agent_present": report.agent_present,
        "weighings": [
            {"tag": one.tag, "sheet_kg": None if one.sheet_g is None else kg(one.sheet_g), "seen_kg": kg(one.seen_g)}
            for one in report.weighings
        ],
        "hotline_asked": report.hotline_asked,
        "hotline_known": report.hotline_known,
        "tagging_point": report.tagging_point or None,
        "road": report.road or None,
        "walked_m": report.walked_m,
        "follow_up": report.follow_up or None,
    }


def _head(row: Visit) -> dict[str, Any]:
    report = row.report
    return {
        "number": row.visit, "record": row.seq, "site": row.site, "date": day_text(row.day), "state": row.state,
        "activity": row.activity or None, "purpose": report.purpose or None, "prevented_by": report.reason or None,
        "men": report.men, "women": report.women, "officer": row.officer or None,
    }  # fmt: skip
