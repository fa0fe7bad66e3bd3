"""Pages of mine sites: the list, and everything known of one. (sites)"""

import json
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.places.words import country
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.panels import panels_of, tables_in
from chanzo.web.tables import Column, Table, wanted_format

from ..identity import attributes_of
from ..listing import SiteRow, named_like, rows_on
from ..models import Site, SiteStatus, SiteVersion, StatusAct, Suspension
from ..queries import standing as queries
from ..queries.lapses import AHEAD
from ..queries.statuses import statuses_of
from ..story import MINERALS, SCHEMES, minerals_told, story
from ..strip import strip


def _site_page(row: SiteRow) -> str:
    return reverse("sites:site", args=[row.site])


COLUMNS = [
    Column("site", _("Site"), "code", _site_page),
    Column("name", _("Name"), link=_site_page),
    Column("territory", _("Territory")),
    Column("province", _("Province")),
    Column("minerals", _("Minerals"), told=minerals_told),
    Column("programme", _("Programme"), status="standing"),
    Column("icglr", _("ICGLR"), status="standing"),
    Column("national", _("National"), status="standing"),
    Column("capacity_high", _("Capacity a month, at most"), "mass"),
]


@page("GET", "HEAD")
def site_list(request: HttpRequest) -> HttpResponseBase:
    """Sites of the reader's areas, searched by any name they ever had."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    written = request.GET.get("q", "")[:100]
    found = named_like(queries.sites_in(scope), written)
    day = clock.today()
    if form := wanted_format(request):
        return download(Table("sites", _("Mine sites"), COLUMNS, rows_on(found, day)), form)
    shown = portion(list(found.filter(code__gt=after(request))[: ROWS + 1]), key="code", asked=request)
    table = Table("sites", _("Mine sites, with their state today"), COLUMNS, rows_on(shown.rows, day))
    table.empty = _("No site bears this name. Sites come with the register of sites.")
    return render(request, "sites/list.html", {"table": table, "portion": shown, "written": written})


@page("GET", "HEAD")
def site_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Register, statuses, suspensions, names of one site, and what other rooms add; old codes lead to the new one."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    site = queries.site_called(code)
    if site is None or not queries.sites_in(scope).filter(pk=site.code).exists():
        raise Http404
    if site.code != code:
        return redirect("sites:site", code=site.code)
    day = clock.today()
    areas = queries.areas_of([site])[site.code]
    versions = list(SiteVersion.objects.filter(code=site.code).order_by("from_day", "version"))
    tables = {
        "capacities": _capacities(versions),
        "statuses": _statuses(site.code),
        "suspensions": _suspensions(areas),
        "attributes": attributes_of(site),
    }
    parts = [part for part in _parts(request, site) if part["panels"] or part["own"]]
    shown = tables_in(panel for part in parts for panel in part["panels"])
    if (form := wanted_format(request)) and (asked := (tables | shown).get(request.GET.get("table", ""))):
        return download(asked, form)
    changes = queries.changes_of(site)
    statuses = statuses_of([site.code])[site.code]
    acts = {row.version: row.act for row in tables["statuses"].rows}
    events = story(site, versions, statuses, acts, tables["suspensions"].rows, changes, day)
    context: dict[str, Any] = {
        "site": site,
        "standing": queries.standing_on(site, day),
        "country": country(site.country),
        "minerals": [(code, MINERALS.get(code, code)) for code in site.minerals.replace(";", "+").split("+") if code],
        "events": events,
        "names": _names(site),
        "strip": strip(statuses, [row.facts() for row in tables["suspensions"].rows], day, AHEAD),
        "parts": parts,
        "actions": panels_of("site actions", request, site),
        "day": day,
        **tables,
    }
    return render(request, "sites/site.html", context)


# The parts of the page of a site: each shows what rooms offer to the page called so, then what is its own.
PARTS = (
    ("standing", "site", _("Identity and status"), "sites/parts/standing.html"),
    ("capacity", "site capacity", _("Capacity and study"), "sites/parts/capacity.html"),
    ("risk", "site risk", _("Visits and risk"), ""),
    ("custody", "site custody", _("Custody and agents"), ""),
    ("history", "site history", _("History"), "sites/parts/history.html"),
)


def _parts(request: HttpRequest, site: Site) -> Iterator[dict[str, Any]]:
    for name, offered, title, own in PARTS:
        yield {"name": name, "title": title, "own": own, "panels": panels_of(offered, request, site)}


def _names(site: Site) -> list[str]:
    """Every name and code that means the site, but for those it bears now."""
    codes = list(Site.objects.filter(means=site.code).values_list("code", flat=True))
    versions = SiteVersion.objects.filter(code__in=codes).values_list("name", "aliases")
    named = {name for own, aliases in versions for name in (own, *json.loads(aliases))}
    return sorted((named | set(codes)) - {site.name, site.code})


def _capacities(versions: list[SiteVersion]) -> Table:
    columns = [
        Column("from_day", _("From"), "day"),
        Column("capacity_low_g", _("At least a month"), "mass"),
        Column("capacity_high_g", _("At most a month"), "mass"),
        Column("workers", _("Workers"), "count"),
        Column("baseline_day", _("Baseline study"), "day"),
    ]
    return Table("capacities", _("What the site can yield"), columns, versions)


def _statuses(code: str) -> Table:
    columns = [
        Column("from_day", _("From"), "day"),
        Column("scheme_word", _("Scheme")),
        Column("status", _("Status"), status="standing"),
        Column("act", _("Act")),
        Column("valid_to", _("Valid to"), "day"),
    ]
    rows = list(SiteStatus.objects.filter(site=code).order_by("-from_day", "-version"))
    codes = Site.objects.filter(means=code).values("code")
    acts = StatusAct.objects.filter(site__in=codes).order_by("seq")
    valid = {(act.scheme, act.from_day): act.valid_to_day for act in acts}

    def read(row: SiteStatus) -> dict[str, Any]:
        return _status(row) | {"valid_to": valid.get((row.scheme, row.from_day))}

    table = Table("statuses", _("Dated statuses, newest first"), columns, rows, read=read)
    table.empty = _("No status was ever given.")
    return table


def _status(row: SiteStatus) -> dict[str, Any]:
    scheme = str(SCHEMES.get(row.scheme, row.scheme))
    return {"from_day": row.from_day, "scheme_word": scheme, "status": row.status, "act": row.act}


def _suspensions(areas: frozenset[str]) -> Table:
    columns = [
        Column("area", _("Area")),
        Column("from_day", _("From"), "day"),
        Column("to_day", _("To"), "day"),
        Column("reason", _("Reason")),
    ]
    rows = list(Suspension.objects.filter(area__in=areas).order_by("-from_day", "-version"))
    return Table("suspensions", _("Suspensions"), columns, rows, empty=_("Never suspended."))
