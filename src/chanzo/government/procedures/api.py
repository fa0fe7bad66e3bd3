"""Procedures by risk for programs: their versions, where they hold, what they ask. (government)"""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import Version
from .queries import texts_of, versions_visible_to
from .types import number_of, requirements_of

router = Router(tags=["procedures"])
MOST, LAST_RECORD = 200, 10**15


@router.get("/procedures", summary="Procedures, each with its newest version")
def procedures(
    request: HttpRequest,
    limit: int = Query(50, ge=1, le=MOST),
    after: int = Query(0, ge=0, le=LAST_RECORD),
) -> dict[str, Any]:
    """Those that hold in the account's areas; `next` is what to give as `after` for the following page."""
    require(request.user, Act.SEE_PROCEDURES)
    newest = {row.procedure: row for row in versions_visible_to(request.user).filter(procedure__gt=after)}
    rows = [newest[procedure] for procedure in sorted(newest)][: limit + 1]
    shown = rows[:limit]
    return {
        "procedures": [_head(row) | _version(row) for row in shown],
        "next": shown[-1].procedure if len(rows) > limit else None,
    }


@router.get("/procedures/{procedure}", summary="One procedure: every version, and what the newest asks")
def procedure(request: HttpRequest, procedure: int) -> dict[str, Any]:
    """By its record; versions newest first, texts of the newest by language."""
    require(request.user, Act.SEE_PROCEDURES)
    found = versions_visible_to(request.user).filter(procedure=min(procedure, LAST_RECORD))
    versions = list(found.order_by("-version"))
    if not versions:
        raise Refused("NOT_FOUND")
    newest = versions[0]
    return _head(newest) | {
        "versions": [_version(row) for row in versions],
        "texts": [
            {
                "language": text.language,
                "agreed": text.first,
                "sections": [{"title": section.title, "text": section.text} for section in text.read],
                "requirements": [{"number": one.number, "text": one.text} for one in requirements_of(text.read)],
            }
            for text in texts_of(newest)
        ],
    }


def _head(row: Version) -> dict[str, Any]:
    return {
        "id": row.procedure,
        "number": number_of(row.procedure),
        "sort": row.sort,
        "reach": row.reach,
        "place": row.place,
    }


def _version(row: Version) -> dict[str, Any]:
    return {
        "version": row.version,
        "title": row.title,
        "in_force_from": day_text(row.from_day) or None,
        "in_force_to": day_text(row.to_day) or None,
        "check_every_days": row.every_days,
        "signed_by": [{"role": one.role, "organisation": one.organisation} for one in row.signed_by],
    }
