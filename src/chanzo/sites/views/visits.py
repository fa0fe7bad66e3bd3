"""Pages of visits: the list, one visit with its versions, and its site's other visits. (sites)"""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.names import fold
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import weight
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, Portion
from chanzo.web.panels import panels_of, tables_in
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.visits import VisitFilter
from ..models import Site, Visit
from ..queries.standing import site_called
from ..queries.visits import former_codes, place_of_visit, versions_of, visit_found, visits_visible_to
from ..rules.visits import difference_g, difference_share, hotline_share
from ..types.visits import State
from ..visit_words import ARMED, HINDRANCES, PURPOSES, ROADS, state_of
from .visit_story import timeline


def visit_url(row: Any) -> str:
    """The permanent address of a visit."""
    number = row["visit"] if isinstance(row, dict) else row.visit
    return reverse("sites:visit", args=[number])


COLUMNS = [
    Column("visit", _("Visit"), "code", visit_url),
    Column("day", _("Day"), "day"),
    Column("site", _("Site"), "code", lambda row: reverse("sites:site", args=[row["site"]])),
    Column("name", _("Name")),
    Column("state", _("What"), status="visit"),
    Column("workers", _("Workers"), "count"),
    Column("why", _("Why")),
    Column("officer", _("Officer"), "code"),
]


@page("GET", "HEAD")
def visit_list(request: HttpRequest) -> HttpResponseBase:
    """The visits of the reader's areas, newest day first."""
    require(request.user, Act.SEE_VISITS)
    form = VisitFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    visits = visits_visible_to(request.user)
    if written := given.get("site", "").strip():
        site = site_called(written)
        visits = visits.filter(site__in=former_codes(site) if site else [written])
    if kind := given.get("kind"):
        visits = visits.filter(activity=kind) if kind == "inactive" else visits.filter(state=kind)
    if wanted := wanted_format(request):
        return download(Table("visits", _("Visits"), COLUMNS, rows_of(visits)), wanted)
    skipped = int(request.GET["after"]) if request.GET.get("after", "").isdecimal() else 0
    found = list(visits[skipped : skipped + ROWS + 1])
    more = str(skipped + ROWS) if len(found) > ROWS else ""
    table = Table("visits", _("Visits, newest day first"), COLUMNS, rows_of(found[:ROWS]))
    table.empty = _("No visit meets these filters.")
    context = {
        "form": form,
        "table": table,
        "portion": Portion(found[:ROWS], str(skipped or ""), more),
        "may_record": may(request.user, Act.RECORD_VISIT),
    }
    return render(request, "sites/visits.html", context)


def rows_of(visits: Iterable[Visit]) -> list[dict[str, Any]]:
    """Rows of a list of visits; nothing confidential stands in them."""
    listed = list(visits)
    names = dict(Site.objects.filter(code__in={visit.site for visit in listed}).values_list("code", "name"))
    rows = []
    for visit in listed:
        report = visit.report
        rows.append(
            {
                "visit": visit.visit,
                "day": visit.day,
                "site": visit.site,
                "name": names.get(visit.site, ""),
                "state": state_of(visit.state, visit.activity),
                "workers": report.workers,
                "why": str(HINDRANCES.get(report.reason, "") or PURPOSES.get(report.purpose, "")),
                "officer": visit.officer,
            }
        )
    return rows


def visit_of(request: HttpRequest, number: int) -> Visit:
    """The newest version of a visit that the reader may see; else it is not found."""
    visit = visit_found(request.user, number)
    if visit is None:
        raise Http404
    return visit


@page("GET", "HEAD")
def visit_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """One visit: what was seen, its versions, the site's other visits, and what other rooms add."""
    visit = visit_of(request, number)
    panels = panels_of("visit", request, visit)
    if (form := wanted_format(request)) and (asked := tables_in(panels).get(request.GET.get("table", ""))):
        return download(asked, form)
    site, report, place = Site.objects.filter(code=visit.site).first(), visit.report, place_of_visit(visit)
    point = report.tagging_point
    versions = versions_of(visit.visit)
    withdrawn = visit.state == State.WITHDRAWN
    context: dict[str, Any] = {
        "visit": visit,
        "site": site,
        "report": report,
        "state": state_of(visit.state, visit.activity),
        "purpose": PURPOSES.get(report.purpose),
        "reason": HINDRANCES.get(report.reason),
        "road": ROADS.get(report.road),
        "armed": [ARMED[code] for code in report.armed if code in ARMED],
        "hotline": hotline_share(report),
        "weighings": _weighings(visit),
        "confidences": may(request.user, Act.SEE_CONFIDENCES, place),
        "may_record": not withdrawn and may(request.user, Act.RECORD_VISIT, place),
        "other_point": point if site and point and fold(point) != fold(site.tagging_point) else "",
        "may_confirm": may(request.user, Act.RECORD_REGISTER, place),
        "versions": versions,
        "withdrawn": withdrawn,
        "others": timeline(visits_visible_to(request.user).filter(site__in=former_codes(site)), here=visit.visit)
        if site
        else [],
        "panels": panels,
    }
    return render(request, "sites/visit.html", context)


def _weighings(visit: Visit) -> Table:
    columns = [
        Column("tag", _("Tag"), "code"),
        Column("sheet", _("On the sheet"), "weight"),
        Column("seen", _("On the scale"), "weight"),
        Column("difference", _("Difference")),
        Column("share", _("Share"), "share"),
    ]
    rows = [
        {
            "tag": one.tag,
            "sheet": one.sheet_g,
            "seen": one.seen_g,
            "difference": signed(difference_g(one)),
            "share": difference_share(one),
        }
        for one in visit.report.weighings
    ]
    return Table("weighings", _("Bags weighed again on the spot"), columns, rows)


def signed(mass_g: int | None) -> str:
    """A difference in kilograms with its sign."""
    if mass_g is None:
        return "–"
    return f"{'+' if mass_g > 0 else '−' if mass_g < 0 else ''}{weight(abs(mass_g))}"
