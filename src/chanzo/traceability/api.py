"""Traces, exposure and lots for programs: the answers of the command line. (traceability)"""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text, to_day
from chanzo.core.refusals import Refused
from chanzo.findings.queries import standing_on
from chanzo.people.policies import require
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act
from chanzo.sites.queries.standing import codes_in

from .models import Lot
from .queries.composition import composition
from .queries.exposure import exposure
from .queries.ids import ids_of_lots, keys_of
from .queries.lots import filtered, lots_in
from .queries.papers import facts_of
from .queries.records import reads_whole, record_seen
from .queries.sheets import bags_on
from .queries.tag_stock import tag_stock
from .queries.trace import Direction, trace
from .types import Kind

router = Router(tags=["custody"])
MOST = 1000
# Far beyond any record, and no more than the databases take for a number.
LAST_RECORD = 10**12


@router.get("/trace/{path:lot_id}", summary="Where a tag, lot or batch is from and where its material went")
def trace_of(request: HttpRequest, lot_id: str, direction: Direction | None = None) -> dict[str, Any]:
    """Origins, destinations, nodes and edges of the asked direction, or of both."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    own = _own(scope, lot_id)
    return trace(
        next(iter(own)) if len(own) == 1 else lot_id,
        scope=scope,
        direction=direction,
        findings_of=partial(standing_on, scope=scope, sites=codes_in(scope)),
    )


@router.get("/exposure", summary="Every later lot that material of a site from a period entered")
def exposure_of(
    request: HttpRequest,
    site: str,
    first: date | None = Query(None, alias="from"),
    last: date | None = Query(None, alias="to"),
) -> dict[str, Any]:
    """Both days are included; left out, the period is open."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    days = (to_day(first) if first else None, to_day(last) if last else None)
    return exposure(site, *days, scope=scope)


@router.get("/lots/{path:lot_id}", summary="A lot's facts and origin shares; a number that several bear gives them all")
def lots_of(request: HttpRequest, lot_id: str) -> list[dict[str, Any]]:
    """One entry a lot: what it is, who holds it, where it is written, its origins."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    lots = _own(scope, lot_id)
    shares = {entry["lot"]: entry for entry in composition(list(lots), scope=scope)}
    return [shares[own_id] | facts_of(lot) for own_id, lot in lots.items() if own_id in shares]


@router.get("/lots", summary="Lots, a page at a time")
def list_of_lots(
    request: HttpRequest,
    kind: Kind | None = None,
    site: str = "",
    organisation: str = "",
    month: str = Query("", pattern="^((19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2]))?$"),
    limit: int = Query(100, ge=1, le=MOST),
    after: str = "",
) -> dict[str, Any]:
    """By kind, site, organisation and month; `next` is what to give as `after` for the following page."""
    lots = lots_in(scope_of(require(request.user, Act.SEE_CUSTODY)))
    lots = filtered(lots, kind=kind.value if kind else "", site=site, organisation=organisation, month=month)
    read = list(lots.filter(key__gt=after)[: limit + 1])
    shown = read[:limit]
    ids = ids_of_lots(shown)
    entries = [{"lot": ids[lot.key], "kind": lot.kind, "date": day_text(lot.day) or None} for lot in shown]
    entries = [entry | facts_of(lot) for entry, lot in zip(entries, shown, strict=True)]
    return {"lots": entries, "next": shown[-1].key if len(read) > limit else None}


@router.get("/pages/{path:sheet}", summary="The bags that a logbook page closes")
def page_of(request: HttpRequest, sheet: str) -> dict[str, Any]:
    """Those that the account may see, by line."""
    bags = bags_on(sheet, scope_of(require(request.user, Act.SEE_CUSTODY)))
    if not bags:
        raise Refused("ID_UNKNOWN", id=sheet)
    ids = ids_of_lots(bags)
    return {"page": sheet, "lots": [{"lot": ids[bag.key], "kind": bag.kind} | facts_of(bag) for bag in bags]}


@router.get("/tags", summary="Where tags and books are on a day")
def tags_on(
    request: HttpRequest, on: date | None = None, holder: str = "", site: str = "", type: str = ""
) -> list[dict[str, Any]]:
    """Ranges of numbers by state, holder and site at the end of the day, today if none is named."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    day = to_day(on) if on else clock.today()
    found = tag_stock(day, scope=scope, holder=holder, site=site, type_=type)
    return [
        {
            "type": one.type,
            "first": one.text(one.first),
            "last": one.text(one.last),
            "state": one.state,
            "holder": one.holder or None,
            "site": one.site or None,
            "since": day_text(one.since) or None,
            "count": one.count,
            "used": one.used,
            "left": one.left,
        }
        for one in found
    ]


@router.get("/records/{seq}", summary="One record of the ledger, as far as the account may read it")
def record_of(request: HttpRequest, seq: int = Path(..., ge=0, le=LAST_RECORD)) -> dict[str, Any]:
    """Whole with its hashes for who may read the ledger; for others the lines in it that make their own lots."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    whole = reads_whole(request.user, seq)
    seen = record_seen(seq, scope, whole=whole)
    if seen is None:
        raise Refused("ID_UNKNOWN", id=str(seq))
    record = seen.record
    lines = [
        {"table": line.table, "place": line.place, "stands": line.stands, "lot": line.lot or None, "cells": line.cells}
        for line in seen.lines
    ]
    document = {"record": record.seq, "kind": record.kind, "lines": lines, "lines_not_shown": seen.hidden}
    if not whole:
        return document
    hashes = {name: bytes(getattr(record, name)).hex() for name in ("content", "salt", "leaf", "chain")}
    return document | {
        "body": record.body,
        "hashes": hashes | {"previous": seen.previous.hex()},
        "agrees": seen.agrees,
    }


def _own(scope: Scope, lot_id: str) -> dict[str, Lot]:
    """The lots that an ID means and that the account may see, by their own IDs.

    A number that also means foreign lots is unknown unless it leaves one: their shares must not show in a sum.
    """
    keys = keys_of(lot_id)
    lots = list(lots_in(scope).filter(key__in=keys))
    if not lots or (len(lots) > 1 and len(lots) < len(keys)):
        raise Refused("ID_UNKNOWN", id=lot_id)
    ids = ids_of_lots(lots)
    return {ids[lot.key]: lot for lot in lots}
