"""The page of one lot: what it is, where it comes from, how it got here, where it is written. (traceability)"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from chanzo.people.policies import require
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.web.charts.shares import share_bar
from chanzo.web.downloads import download
from chanzo.web.formats import share
from chanzo.web.pages import page
from chanzo.web.panels import panels_of
from chanzo.web.tables import Table, wanted_format

from ..drawing import folded
from ..models import Lot
from ..queries.ids import ids_of, keys_of
from ..queries.lots import lots_in
from ..queries.papers import befallen, inputs_of, numbers_of, uses_of, written
from ..queries.rows import LotRow
from ..queries.trace import trace
from ..words import KINDS, minerals_of
from . import tables
from .graph import graph, steps
from .lots import COLUMNS as LIST_COLUMNS
from .lots import rows_of

# Rows that each table of the page shows; its files hold them all.
ROWS = 50


@page("GET", "HEAD")
def lot_page(request: HttpRequest, lot_id: str) -> HttpResponseBase:
    """The lot that an ID means; a bare number that several bear asks which."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    lots = list(lots_in(scope).filter(key__in=keys_of(lot_id)))
    if not lots:
        raise Http404
    if len(lots) > 1:
        table = Table("lots", _("Lots that bear this number"), LIST_COLUMNS, rows_of(lots))
        return render(request, "traceability/several.html", {"number": lot_id, "table": table})
    return _page(request, lots[0], scope)


def _page(request: HttpRequest, lot: Lot, scope: Scope) -> HttpResponseBase:
    own_id = _id_of(lot)
    answer = trace(own_id, scope=scope)
    numbers, inputs, uses = numbers_of(lot), inputs_of(lot), uses_of(lot)
    around = {row.src for row in inputs} | {row.dst for row in uses}
    links = _ids([*lots_in(scope).filter(key__in=around)])
    papers = written(lot, inputs)
    parts = {
        "origins": tables.origins(answer, _site_names(answer)),
        "trace": tables.nodes(answer),
        "destinations": tables.destinations(answer),
        "inputs": tables.inputs(inputs, links),
        "uses": tables.uses(uses, links, _ids([*Lot.objects.filter(key__in={row.dst for row in uses})])),
        "papers": tables.papers(papers),
        "acts": tables.acts(befallen(lot, numbers)),
    }
    if (form := wanted_format(request)) and (asked := parts.get(request.GET.get("table", ""))):
        return download(asked, form)
    for part in parts.values():
        part.most = ROWS
    groups, flows = folded(answer)
    context: dict[str, Any] = {
        "lot": lot,
        "id": own_id,
        "kind": KINDS.get(lot.kind, lot.kind),
        "minerals": minerals_of(lot.mineral),
        "answer": answer,
        "bar": _bar(answer),
        "traced": 1 - answer["untraced_share"],
        "bags": sum(origin["bags"] for origin in answer["origins"]),
        "graph": graph(own_id, groups, flows) if len(groups) > 1 else "",
        "steps": steps(groups),
        "former": numbers[1:],
        "panels_above": panels_of("lot head", request, lot, answer, papers, numbers),
        "panels_below": panels_of("lot", request, lot, answer, papers, numbers),
        **parts,
    }
    return render(request, "traceability/lot.html", context)


def _id_of(lot: Lot) -> str:
    return _ids([lot])[lot.key]


def _ids(lots: list[Lot]) -> dict[str, str]:
    return ids_of([LotRow(*(getattr(lot, name) for name in LotRow._fields)) for lot in lots])


def _site_names(answer: dict[str, Any]) -> dict[str, str]:
    codes = [origin["site"] for origin in answer["origins"]]
    return dict(Site.objects.filter(code__in=codes).values_list("code", "name"))


def _bar(answer: dict[str, Any]) -> str:
    if not answer["origins"]:
        return ""
    largest = sorted(answer["origins"], key=lambda origin: -origin["share"])
    told = [(f"{origin['site']} {share(origin['share'])}", origin["share"]) for origin in largest]
    text = ", ".join(label for label, _share in told)
    untraced = answer["untraced_share"]
    if untraced:
        text = _("%(origins)s, untraced %(share)s") % {"origins": text, "share": share(untraced)}
    return share_bar(told, untraced, title=_("Shares of the sites of origin"), text=text)
