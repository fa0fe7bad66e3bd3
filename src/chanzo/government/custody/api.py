"""Custody of tags for programs: stock by holder, requests, hand-overs, cancelled inventories with later uses.
(government)
"""

from datetime import date
from itertools import islice
from typing import Any

import orjson
from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text, to_day
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import HandOver, TagRequest
from .queries.inventories import later_uses, visible_to
from .queries.overview import holders_on
from .queries.visible import hand_overs_visible_to, requests_visible_to
from .rules.spans import stored

router = Router(tags=["custody"])
MOST = 1000


@router.get("/custody", summary="Who has which tags and books on a day")
def holders(request: HttpRequest, on: date | None = None) -> list[dict[str, Any]]:
    """By holder, at the end of the day, today if none is named."""
    require(request.user, Act.SEE_CUSTODY)
    day = to_day(on) if on else clock.today()
    return [
        {
            "holder": row.holder, "kind": row.kind or None, "in_stock": row.in_stock, "left": row.left,
            "used": row.used, "dead": row.dead, "books": row.books, "sites": sorted(row.sites),
        }
        for row in holders_on(day, request.user.scope, whole=True)
    ]  # fmt: skip


@router.get("/custody/requests", summary="Requests for tags and books, newest first")
def requests(request: HttpRequest, stage: str = "", limit: int = Query(100, ge=1, le=MOST)) -> list[dict[str, Any]]:
    """By or to the holders that the account may see."""
    require(request.user, Act.SEE_CUSTODY)
    found = requests_visible_to(request.user, **({"stage": stage} if stage else {}))
    return [_request(row) for row in islice(found, limit)]


@router.get("/custody/hand-overs", summary="Hand-overs, newest first")
def hand_overs(request: HttpRequest, limit: int = Query(100, ge=1, le=MOST)) -> list[dict[str, Any]]:
    """From or to the holders that the account may see."""
    require(request.user, Act.SEE_CUSTODY)
    return [_hand_over(row) for row in islice(hand_overs_visible_to(request.user), limit)]


@router.get("/custody/inventories", summary="Cancelled inventories, each with every later use of its numbers")
def inventories(request: HttpRequest) -> list[dict[str, Any]]:
    """Within the account's reach, newest first; a later use is a finding DEAD that stands."""
    require(request.user, Act.SEE_CUSTODY)
    found = list(visible_to(request.user))
    uses = later_uses(request.user, found)
    return [
        {
            "number": one.number, "date": day_text(one.day), "reason": one.reason, "document": one.document,
            "tags": one.tags, "books": one.books,
            "later_uses": [
                {"number": use.number, "book": use.book or None, "finding": use.finding.id,
                 "date": day_text(use.finding.day) or None, "site": use.finding.site or None}
                for use in uses if use.inventory.seq == one.seq
            ],
        }
        for one in found
    ]  # fmt: skip


def _request(row: TagRequest) -> dict[str, Any]:
    return {
        "number": row.number, "stage": row.stage, "since": day_text(row.stage_day), "type": row.type,
        "quantity": row.quantity, "quota": row.quota, "holder": row.holder, "giver": row.giver,
        "site": row.site or None, "date": day_text(row.asked_day), "granted": _ranges(row.granted),
    }  # fmt: skip


def _hand_over(row: HandOver) -> dict[str, Any]:
    return {
        "id": row.seq, "state": row.state, "date": day_text(row.day), "giver": row.giver, "receiver": row.receiver,
        "type": row.type, "ranges": _ranges(row.ranges), "site": row.site or None, "act": row.act,
        "received": day_text(row.received_day) or None, "missing": _ranges(row.missing),
        "request": row.request or None,
    }  # fmt: skip


def _ranges(text: str) -> list[dict[str, str]]:
    return [dict(zip(("first", "last"), span.ends, strict=True)) for span in stored(orjson.loads(text))]
