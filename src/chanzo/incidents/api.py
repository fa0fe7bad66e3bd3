"""Incidents for programs: the answers of the pages. (incidents)"""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.scopes import EVERYTHING, scope_of
from chanzo.people.types import Act

from .mitigation.queries.recommendations import recommendations_visible_to
from .mitigation.queries.told import recommendation_told
from .models import Incident
from .queries.categories import categories
from .queries.changes import files_of
from .queries.clocks import clocks_of, day_of
from .queries.exposure import exposure_of
from .queries.incidents import Seen, incidents_visible_to, parties_in, seen_by
from .queries.things import related_of
from .words import category_word

router = Router(tags=["incidents"])
MOST = 200


@router.get("/incidents", summary="Incidents that the account may know of, by number")
def incidents(request: HttpRequest, limit: int = Query(50, ge=1, le=MOST), after: str = "") -> dict[str, Any]:
    """`next` is what to give as `after` for the following page."""
    require(request.user, Act.SEE_INCIDENTS)
    found = list(incidents_visible_to(request.user).filter(number__gt=after).order_by("number")[: limit + 1])
    shown = found[:limit]
    return {
        "incidents": [_incident(one) for one in shown],
        "next": shown[-1].number if len(found) > limit else None,
    }


@router.get("/incident-categories", summary="The categories with their flags and the days on which they may be given")
def incident_categories(request: HttpRequest) -> dict[str, Any]:
    """A code may stand there several times, each with days of its own."""
    require(request.user, Act.SEE_INCIDENTS)
    return {
        "categories": [
            {
                "category": one.code, "label": category_word(one), "annex_ii": one.annex, "suspends": one.suspends,
                "from": day_text(one.from_day) or None, "to": day_text(one.to_day) or None,
            }
            for one in categories().every
        ]
    }  # fmt: skip


@router.get("/incidents/{number}", summary="One incident: its fields, deadlines and what it touches")
def incident_of(request: HttpRequest, number: str) -> dict[str, Any]:
    """Fields and lots as far as they are the account's to read; holders for the case team alone."""
    require(request.user, Act.SEE_INCIDENTS)
    seen = seen_by(request.user, number)
    if seen is None:
        raise Refused("NOT_FOUND")
    team = seen.whole and not request.user.areas  # type: ignore[union-attr]
    exposed = exposure_of(seen.incident, scope=EVERYTHING if team else scope_of(request.user.actor))  # type: ignore[union-attr]
    return _incident(seen.incident) | {
        "texts": seen.texts,
        "related": related_of(number) if seen.whole else None,
        "files": [
            {"file": one.seq, "caption": one.caption, "media": one.media, "sha256": one.sha256, "readers": one.audience}
            for one in files_of(number, seen.audiences)
        ],
        "deadlines": [
            {
                "clock": one.clock.value,
                "due": day_text(one.due),
                "met": day_text(one.met) or None,
                "stopped_until": day_text(one.stopped(clock.today())) or None,
            }
            for one in clocks_of([seen.incident]).get(number, [])
        ],
        "exposure": exposed,
        "holders": _holders(seen),
    }


@router.get("/incidents/{number}/recommendations", summary="Recommendations from an incident, as far as they are yours")
def recommendations(request: HttpRequest, number: str) -> dict[str, Any]:
    """All of them for the case team; for a party those given to it or verified by it, with what became of each."""
    require(request.user, Act.SEE_RECOMMENDATIONS)
    found = list(recommendations_visible_to(request.user).filter(incident=number).order_by("seq"))
    if not found and seen_by(request.user, number) is None:
        raise Refused("NOT_FOUND")
    return {"recommendations": [recommendation_told(one, clock.today()) for one in found]}


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "number": incident.number,
        "state": incident.state,
        "outcome": incident.outcome or None,
        "level": incident.level,
        "high_risk": incident.high_risk,
        "category": incident.category,
        "site": incident.site or None,
        "area": incident.area or None,
        "from": day_text(incident.first_day) or None,
        "to": day_text(incident.last_day) or None,
        "about": incident.about,
        "minerals": incident.minerals.split("+") if incident.minerals else [],
        "reported": day_text(day_of(incident.reported_at)),
    }


def _holders(seen: Seen) -> list[dict[str, Any]] | None:
    if not seen.whole:
        return None
    return [
        {"holder": party.organisation, "lots": party.lots, "mass_kg": party.mass_g / 1000, "told": party.told}
        for party in parties_in(seen.incident.number)
        if not party.implicated
    ]
