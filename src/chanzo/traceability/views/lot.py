"""The page of one lot: what it is, where it comes from, how it got here, where it is written. (traceability)

Panels of ``lot head`` and ``lot`` (beside the origins), ``lot checks`` (under the chain) and ``lot foot`` are cards;
beside what its template shows, a panel may give ``figure`` (a template for the head of the page) and ``events`` (for
the timeline). Panels of ``lot actions`` are buttons.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from chanzo.people.models import Organisation
from chanzo.people.policies import may, require
from chanzo.people.register import lead_to_organisations, pages_of
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.panels import panels_of, tables_in
from chanzo.web.tables import Table, wanted_format

from ..models import Lot
from ..queries.ids import ids_of_lots, keys_of
from ..queries.lots import lots_in
from ..queries.papers import Written, befallen, inputs_of, numbers_of, uses_of, written
from ..queries.tagging import tagging_of
from ..queries.trace import traced
from ..types import Kind
from ..words import KINDS, TABLES, minerals_of
from . import tables
from .graph import drawn
from .lots import rows_of
from .origins import origins_of
from .story import story

# Rows that each table of the page shows; its files hold them all.
ROWS = 10
# What the lines of an export lot say of it as a whole.
SHIPPED = ("certificate", "destination", "smelter")


@page("GET", "HEAD")
def lot_page(request: HttpRequest, lot_id: str) -> HttpResponseBase:
    """The lot that an ID means; a bare number that several bear asks which."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    lots = list(lots_in(scope).filter(key__in=keys_of(lot_id)))
    if not lots:
        raise Http404
    if len(lots) > 1:
        context = {"number": lot_id, "rows": rows_of(lots), "lots": len(lots)}
        return render(request, "traceability/several.html", context)
    return _page(request, lots[0], scope)


def _page(request: HttpRequest, lot: Lot, scope: Scope) -> HttpResponseBase:
    own_id = ids_of_lots([lot])[lot.key]
    found = traced(own_id, scope=scope)
    answer, tagging = found.answer, tagging_of(found.bags)
    numbers, inputs, uses = numbers_of(lot), inputs_of(lot), uses_of(lot)
    papers, acts = written(lot, inputs, scope), befallen(lot, numbers)
    foreign = frozenset() if scope.everything else frozenset(_foreign(answer))
    links = ids_of_lots(lots_in(scope).filter(key__in={row.src for row in inputs} | {row.dst for row in uses}))
    origins, names = origins_of(answer, tagging), _names(lot, answer)
    opens = scope.everything and may(request.user, Act.SEE_LEDGER)
    parts: dict[str, Callable[[], Table]] = {
        "origins": lambda: origins.table,
        "trace": lambda: tables.nodes(answer, foreign, names),
        "destinations": lambda: tables.destinations(answer, foreign, names),
        "inputs": lambda: tables.inputs(inputs, links),
        "uses": lambda: tables.uses(uses, links, ids_of_lots(Lot.objects.filter(key__in={row.dst for row in uses}))),
        "papers": lambda: tables.papers(papers),
        "corrections": lambda: tables.corrections(papers),
        "acts": lambda: tables.acts(acts, records=opens),
    }
    if (form := wanted_format(request)) and (asked := parts.get(request.GET.get("table", ""))):
        return download(asked(), form)
    things = (lot, answer, papers, numbers)
    head, beside, checks, foot = (
        panels_of(f"lot{name}", request, *things) for name in (" head", "", " checks", " foot")
    )
    panels = (*head, *beside, *checks, *foot)
    if form and (given := tables_in(panels).get(request.GET.get("table", ""))):
        return download(given, form)
    shipped = _shipped(lot, papers)
    more = [event for panel in panels for event in panel.values.get("events", ())]
    context: dict[str, Any] = {
        "lot": lot,
        "id": own_id,
        "kind": KINDS.get(lot.kind, lot.kind),
        "minerals": minerals_of(lot.mineral),
        "holder_name": names.get(lot.holder, ""),
        "holder_url": pages_of(request.user, [lot.holder]).get(lot.holder, ""),
        "agent": lot.agent if scope.agents else "",
        "answer": answer,
        "opens": opens,
        "origins": origins,
        "traced": 1 - answer["untraced_share"],
        "bags": sum(origin["bags"] for origin in answer["origins"]),
        "packed": len(inputs),
        "trace": drawn(answer, names | origins.names, foreign, request.GET.get("unfold", "")[:200]),
        "events": story(lot, own_id, answer, tagging, acts, shipped.get("certificate", []), more),
        "shipped": shipped,
        "pages": _pages(papers),
        "former": numbers[1:],
        "figures": [panel for panel in panels if panel.values.get("figure")],
        "actions": panels_of("lot actions", request, *things),
        "panels_beside": (*head, *beside),
        "panels_checks": checks,
        "panels_foot": foot,
        "tables": {name: _short(part(), request.user) for name, part in parts.items()},
    }
    return render(request, "traceability/lot.html", context)


def _names(lot: Lot, answer: dict[str, Any]) -> dict[str, str]:
    """What the holders are called whom the answer names."""
    holders = {lot.holder} | {thing["holder"] for part in ("nodes", "destinations") for thing in answer[part]}
    return dict(Organisation.objects.filter(code__in=holders - {None, ""}).values_list("code", "name"))


def _foreign(answer: dict[str, Any]) -> list[str]:
    """Lots that a scope sees by their holder only: neither day nor grams are told."""
    return [node["id"] for node in answer["nodes"] if node["date"] is None and node["mass_kg"] is None]


def _shipped(lot: Lot, papers: list[Written]) -> dict[str, list[str]]:
    """Certificates, destinations and smelters that the lines of an export lot name."""
    if lot.kind != Kind.EXPORT:
        return {}
    lines = [row.cells for row in papers if row.table == "export_log" and row.stands == "counts"]
    named = {name: sorted({str(cells[name]) for cells in lines if cells.get(name)}) for name in SHIPPED}
    return {name: values for name, values in named.items() if values}


def _pages(papers: list[Written]) -> list[tuple[str, str, int]]:
    """The sheets behind the lot, with their table and how many of its lines stand there."""
    lines = Counter((row.table, row.sheet) for row in papers if row.stands == "counts")
    return [(str(TABLES.get(table, table)), sheet, number) for (table, sheet), number in sorted(lines.items())]


def _short(table: Table, user: Any) -> Table:
    table.most = ROWS
    return lead_to_organisations(table, user, "holder", "organisation")
