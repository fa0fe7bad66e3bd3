"""Traces, exposure and lots for programs: the answers of the command line. (traceability)"""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.findings.queries import standing_on
from chanzo.people.policies import require
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act
from chanzo.sites.queries import codes_in

from .models import Lot
from .queries.composition import composition
from .queries.exposure import exposure
from .queries.ids import ids_of, keys_of
from .queries.lots import lots_in
from .queries.papers import facts_of
from .queries.rows import LotRow
from .queries.trace import Direction, trace

router = Router(tags=["custody"])


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


def _own(scope: Scope, lot_id: str) -> dict[str, Lot]:
    """The lots that an ID means and that the account may see, by their own IDs.

    A number that also means foreign lots is unknown unless it leaves one: their shares must not show in a sum.
    """
    keys = keys_of(lot_id)
    lots = list(lots_in(scope).filter(key__in=keys))
    if not lots or (len(lots) > 1 and len(lots) < len(keys)):
        raise Refused("ID_UNKNOWN", id=lot_id)
    ids = ids_of([LotRow(*(getattr(lot, name) for name in LotRow._fields)) for lot in lots])
    return {ids[lot.key]: lot for lot in lots}
