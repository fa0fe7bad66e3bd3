"""Official acts and months for programs: the answers of the pages. (government)"""

from itertools import islice
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text, month_number, month_of, month_text
from chanzo.core.quantities import kg
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.traceability.queries.redaction import cells_seen
from chanzo.traceability.types import VERSIONS, cells_of

from . import rules
from .agents.api import router as of_agents
from .custody.api import router as of_custody
from .forms import month_read
from .models import Statement
from .procedures.api import router as of_procedures
from .queries.acts import Found, act_found, may_see
from .queries.figures import figures_of
from .queries.listing import Wanted, acts_visible_to, order_of
from .queries.months import MonthRow, months_between, number_of, signed_among, stated, statements_of
from .queries.provinces import Province, province_called, provinces_visible_to
from .queries.scans import signed_states
from .types import CLOSED, ActKind, number_read
from .written import standing

router = Router(tags=["official paper"])
for _of_noun in (of_custody, of_agents, of_procedures):
    router.add_router("", _of_noun)
MOST = 200
# Far beyond any line, and no more than the databases take for a number.
LAST_LINE = 10**15
MONTH = "^(19[5-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])$"
# Months that one answer gives.
SHOWN = 12


@router.get("/acts", summary="Official acts, newest record first")
def acts(
    request: HttpRequest,
    kind: ActKind | None = None,
    organisation: str = "",
    site: str = "",
    month: str = Query("", pattern=f"^$|{MONTH}"),
    limit: int = Query(50, ge=1, le=MOST),
    before: int | None = Query(None, ge=1, le=LAST_LINE),
) -> dict[str, Any]:
    """Those the account may see; `next` is what to give as `before` for the following page."""
    require(request.user, Act.SEE_ACTS)
    wanted = Wanted(kind or "", organisation, site, month_number(month) if month else None, before)
    found = list(islice(acts_visible_to(request.user, wanted), limit + 1))
    shown = found[:limit]
    signed = signed_states(shown)
    documents = [_act(act, signed.get(str(act.number), "")) for act in shown]
    return {"acts": documents, "next": order_of(shown[-1]) if len(found) > limit else None}


@router.get("/acts/{number}", summary="One official act, with its lines or the figures of its statement")
def act_of(request: HttpRequest, number: str) -> dict[str, Any]:
    """By its number, or the number of any of its lines."""
    require(request.user, Act.SEE_ACTS)
    read = number_read(number)
    act = act_found(read) if read else None
    if act is None or not may_see(request.user, act):
        raise Refused("ID_UNKNOWN", id=number)
    document = _act(act, signed_states([act]).get(str(act.number), ""))
    if act.statement is not None:
        return document | {"statement": _statement(act.statement, signed_among([str(act.number)]))}
    lines = [
        {
            "record": line.version // VERSIONS,
            "place": line.version % VERSIONS + 1,
            "stands": standing(line),
            "cells": cells_seen(cells_of(line.text), line.organisation_name, request.user.scope),
        }
        for line in act.lines
    ]
    return document | {"lines": lines}


def _act(act: Found, signed: str) -> dict[str, Any]:
    return {
        "number": str(act.number),
        "kind": act.kind.name.lower(),
        "date": day_text(act.day) or None,
        "organisations": [name for name in act.organisations if name],
        "sites": [site for site in act.sites if site],
        "province": act.statement.province if act.statement else None,
        "month": month_text(act.statement.month) if act.statement else None,
        "signed": signed or None,
    }


@router.get("/months", summary="Provinces by month: open, closed, signed, changed since")
def months(request: HttpRequest, until: str = Query("", pattern=f"^$|{MONTH}")) -> list[dict[str, Any]]:
    """Twelve months up to `until`, of the provinces that the account answers for, newest first."""
    require(request.user, Act.SEE_MONTHS)
    present = month_of(clock.today())
    last = min(month_number(until) if until else present, present)
    return [_month(row) for row in months_between(provinces_visible_to(request.user), last - SHOWN + 1, last)]


def _month(row: MonthRow) -> dict[str, Any]:
    return {
        "province": row.province,
        "month": month_text(row.month),
        "state": row.state,
        "bags": row.bags,
        "tagged_kg": kg(row.mass_g),
        "exported_kg": kg(row.exported_g),
        "restatements": row.restated,
        "statement": row.number or None,
    }


@router.get("/months/{province}/{month}", summary="A month of a province: its figures, statements and what differs")
def month_of_province(request: HttpRequest, province: str, month: str) -> dict[str, Any]:
    """Figures as last stated, of an open month as they are now; each as `[part, measure, names ..., value]`."""
    require(request.user, Act.SEE_MONTHS)
    place, number = _asked(request, province, month)
    told, now = statements_of(place, number), figures_of(place, number)
    shown = stated(told[-1]) if told else now
    signed = signed_among([number_of(statement) for statement in told])
    return {
        "province": place.name,
        "month": month_text(number),
        "closed": bool(told),
        "figures": rules.written(shown),
        "differences": rules.written(rules.differences(shown, now)),
        "statements": [_statement(statement, signed) for statement in told],
    }


def _asked(request: HttpRequest, province: str, month: str) -> tuple[Province, int]:
    asked, number = f"{province}/{month}", month_read(month)
    try:
        place = province_called(province)
    except Refused as unknown:
        raise Refused("ID_UNKNOWN", id=asked) from unknown
    if number is None or not may(request.user, Act.SEE_MONTHS, at=place.place):
        raise Refused("ID_UNKNOWN", id=asked)
    return place, number


def _statement(statement: Statement, signed: set[str]) -> dict[str, Any]:
    number = number_of(statement)
    return {
        "number": number,
        "closing": statement.sort == CLOSED,
        "record": statement.seq,
        "up_to_record": statement.head,
        "signed": number in signed,
        "figures": rules.written(stated(statement)),
    }
