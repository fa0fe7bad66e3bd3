"""The theory of change for programs: indicators with their definitions, the theory, snapshots. (change)"""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text, to_day
from chanzo.core.indicators import Asked, registered
from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import place_of
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import Snapshot
from .queries.answers import answer_of, statements_of
from .queries.computing import computed
from .queries.drilling import drill
from .queries.figures import entered_over, observations_over
from .queries.periods import usual_period
from .queries.proving import document_of, snapshot_called
from .queries.theory import theory_on

router = Router(tags=["change"])
MOST = 1000


def _asked(first: date | None, last: date | None) -> Asked:
    """The period that is asked for; the usual one where none is."""
    usual = usual_period(clock.today())
    asked = Asked(to_day(first) if first else usual.first, to_day(last) if last else usual.last)
    if asked.last < asked.first:
        raise Refused("PERIOD_WRONG")
    return asked


@router.get("/change/indicators", summary="Every indicator over a period, as it was last counted for it")
def indicators(
    request: HttpRequest, first: date | None = Query(None, alias="from"), last: date | None = Query(None, alias="to")
) -> dict[str, Any]:
    """`value` is null for no data; without a period the last twelve whole months."""
    require(request.user, Act.SEE_CHANGE)
    asked = _asked(first, last)
    found = observations_over(asked)
    return {
        "from": day_text(asked.first), "to": day_text(asked.last), "indicators": answer_of(found.values()),
    }  # fmt: skip


@router.get(
    "/change/indicators/{code}", summary="One indicator over a period with its definition, breakdowns and cases"
)
def indicator(
    request: HttpRequest,
    code: str,
    first: date | None = Query(None, alias="from"),
    last: date | None = Query(None, alias="to"),
    limit: int = Query(100, ge=0, le=MOST),
) -> dict[str, Any]:
    """`cases` are those that the account may see, newest first; `counted` is how many there are in all."""
    require(request.user, Act.SEE_CHANGE)
    asked = _asked(first, last)
    each = registered().get(code)
    if each is None:
        raise Refused("NOT_FOUND")
    found = computed(each, asked) if each.cases else entered_over(asked).get(code)
    answer: dict[str, Any] = {
        "code": code, "version": each.version, "name": each.name, "definition": each.definition, "unit": each.unit,
        "direction": each.direction.value, "method": each.method.value,
        "statements": statements_of(theory_on(), code),
        "from": day_text(asked.first), "to": day_text(asked.last), "value": None, "counted": None, "cases": [],
    }  # fmt: skip
    if found is not None:
        answer |= asdict(found.figure) | {
            "completeness": found.completeness, "head": found.head, "records_hash": found.records_hash,
            "breakdown": {n: {v: asdict(f) for v, f in by.items()} for n, by in found.breakdown.items()},
        }  # fmt: skip
    if each.cases is not None:
        drilled = drill(each, asked, request.user)
        answer["counted"] = drilled.counted
        answer["cases"] = [
            {"key": c.key, "record": c.seq, "day": day_text(c.day), "part": c.part, "whole": c.whole, "n": c.n,
             "known": c.known, "by": dict(zip(each.breakdowns, c.by, strict=True))}
            for c in drilled.cases[:limit]
        ]  # fmt: skip
    return answer


@router.get("/change/theory", summary="The theory of change in force, in English and French")
def theory(request: HttpRequest) -> dict[str, Any]:
    """Statements, links, assumptions and risks by key."""
    require(request.user, Act.SEE_CHANGE)
    return asdict(theory_on())


@router.get("/change/snapshots", summary="Periods that were frozen")
def snapshots(request: HttpRequest) -> dict[str, Any]:
    """Each with its hash, key and signature."""
    require(request.user, Act.SEE_CHANGE)
    return {"snapshots": [_snapshot(each) for each in Snapshot.objects.order_by("-last", "-seq")]}


@router.get("/change/snapshots/{name}", summary="The signed document of a snapshot, byte for byte")
def snapshot(request: HttpRequest, name: str) -> HttpResponse:
    """Its SHA-256 is the `file` of the list."""
    require(request.user, Act.SEE_CHANGE)
    frozen = snapshot_called(name)
    document_of(frozen)
    return HttpResponse(place_of(frozen.file).read_bytes(), content_type="application/json")


def _snapshot(each: Snapshot) -> dict[str, Any]:
    return {
        "name": each.name, "from": day_text(each.first), "to": day_text(each.last), "head": each.head,
        "indicators": each.indicators, "file": each.file, "key": each.key, "signature": each.signature,
    }  # fmt: skip
