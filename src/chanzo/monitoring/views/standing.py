"""Which sites are due, how many are seen on time, and why a site has its risk. (monitoring)"""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import site_called, sites_in
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, Portion
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import SiteFilter
from ..queries.facts import risks_on
from ..queries.standing import coverage, due_sites
from ..types.risk import Component, Part, Risk
from ..words import PARTS, points_told, told


def risk_url(row: Any) -> str:
    """Where a site's risk is explained."""
    return reverse("monitoring:risk", args=[row.site])


COLUMNS = [
    Column("site", _("Site"), "code", lambda row: reverse("sites:site", args=[row.site])),
    Column("name", _("Name")),
    Column("grade", _("Risk"), status="risk", link=risk_url),
    Column("score", _("Score"), "count"),
    Column("seen", _("Last seen"), "day"),
    Column("due", _("Due on"), "day"),
    Column("overdue", _("Days overdue"), "count", told=lambda days: str(days) if days else "–"),
    Column("prevented", _("Prevented since"), "count", told=lambda number: str(number) if number else "–"),
]
# What the files say besides.
MORE = [
    Column("territory", _("Territory")),
    Column("province", _("Province")),
    Column("tried", _("Last prevented"), "day"),
]
COVERED = [
    Column("area", _("Province")),
    Column("sites", _("Sites"), "count"),
    Column("on_time", _("On time"), "count"),
    Column("share", _("Share on time"), "share"),
    Column("late", _("Overdue"), "count"),
    Column("tried", _("Overdue, a visit was prevented"), "count"),
    Column("never", _("Never seen"), "count"),
]


@page("GET", "HEAD")
def due_list(request: HttpRequest) -> HttpResponseBase:
    """The sites that the reader looks after, those overdue longest first, and the coverage of each province."""
    require(request.user, Act.SEE_MONITORING)
    every = due_sites(request.user, clock.today())
    form = SiteFilter(request.GET, [row.province for row in every])
    given = form.cleaned_data if form.is_valid() else {}
    rows = [
        row
        for row in every
        if given.get("province", "") in ("", row.province)
        and given.get("time", "") in ("", row.time)
        and given.get("grade", "") in ("", row.grade)
    ]
    covered = Table("coverage", _("Sites seen on time, by province"), COVERED, coverage(every))
    table = Table("due", _("Sites, those overdue longest first"), COLUMNS, rows)
    if wanted := wanted_format(request):
        table.columns = [*COLUMNS, *MORE]
        return download(covered if request.GET.get("table") == "coverage" else table, wanted)
    begun = int(request.GET["after"]) if request.GET.get("after", "").isdecimal() else 0
    shown, more = rows[begun : begun + ROWS], begun + ROWS < len(rows)
    table.rows, table.empty = shown, _("No site meets these filters.")
    late = [row for row in every if row.time == "late"]
    context = {
        "form": form,
        "table": table,
        "covered": covered,
        "portion": Portion(shown, str(begun or ""), str(begun + ROWS) if more else ""),
        "sites": len(every),
        "late": len(late),
        "soon": sum(row.time == "soon" for row in every),
        "tried": sum(row.prevented > 0 for row in late),
        "share": (len(every) - len(late)) / len(every) if every else None,
        "may_plan": may(request.user, Act.PLAN_VISITS),
        "may_set": may(request.user, Act.SET_RISK_WEIGHTS),
    }
    return render(request, "monitoring/due.html", context)


@page("GET", "HEAD")
def risk_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """The score of one site, component by component, each with its figures and where they come from."""
    require(request.user, Act.SEE_MONITORING)
    site = site_called(code)
    risk = risks_on(clock.today()).get(site.code) if site else None
    if site is None or risk is None or not sites_in(request.user.scope).filter(pk=site.code).exists():
        raise Http404
    if site.code != code:
        return redirect("monitoring:risk", code=site.code)
    table = components(risk)
    if wanted := wanted_format(request):
        return download(table, wanted)
    context = {"site": site, "risk": risk, "table": table, "unknown": unknown(risk)}
    context["may_set"] = may(request.user, Act.SET_RISK_WEIGHTS)
    return render(request, "monitoring/risk.html", context)


def unknown(risk: Risk) -> list[Any]:
    """The components of which nothing is known, in words."""
    return [PARTS[part] for part in risk.unknown]


def components(risk: Risk) -> Table:
    """Every component of a score as a row."""
    columns = [
        Column("what", _("What"), link=lambda row: row["url"]),
        Column("told", _("What is known")),
        Column("points", _("Points")),
    ]
    rows = [
        {
            "what": PARTS[one.part],
            "told": told(one),
            "points": points_told(one),
            "url": source_of(one, risk.site),
        }
        for one in risk.components
    ]
    return Table("risk", _("What the score is made of"), columns, rows)


def source_of(component: Component, site: str) -> str:
    """The page that holds the records behind a component; empty where there is none."""
    asked = urlencode({"site": site})
    pages = {
        Part.INCIDENTS: f"{reverse('incidents:incidents')}?{asked}",
        Part.SECURITY: f"{reverse('sites:site', args=[site])}#visits",
        Part.VOLUME: f"{reverse('traceability:lots')}?{asked}&kind=mine",
        Part.ANOMALIES: f"{reverse('verification:each')}?{asked}",
        Part.UNSEEN: f"{reverse('sites:visits')}?{asked}",
        Part.BORDER: reverse("sites:site", args=[site]),
        Part.PARK: reverse("sites:protected-sites"),
    }
    return pages.get(component.part, "")


def site_risk(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The panel on a site's page, for those who plan visits there."""
    if not may(request.user, Act.SEE_MONITORING) or not sites_in(request.user.scope).filter(pk=site.code).exists():
        return None
    risk = risks_on(clock.today()).get(site.code)
    if risk is None:
        return None
    told_first = sorted((c for c in risk.components if c.points), key=lambda c: -(c.points or 0))[:3]
    facts = [(PARTS[c.part], told(c), points_told(c)) for c in told_first]
    return {"risk": risk, "facts": facts, "site": site, "unknown": unknown(risk)}
