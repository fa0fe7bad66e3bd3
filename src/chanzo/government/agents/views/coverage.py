"""Page of coverage: where the state is present, and where tags are used without it. (government)"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, value_of, wanted_format

from ..active import MONTHS
from ..coverage import Coverage, coverage_of
from ..forms import CoverageFilter
from ..queries import agents_visible_to
from .register import agent_url

MOST = 25


def _site(row: Any) -> str:
    site = value_of(row, "site")
    return reverse("sites:site", args=[site]) if site else ""


SITE = [Column("site", _("Site"), "code", _site), Column("name", _("Name"), link=_site)]


@page("GET", "HEAD")
def coverage(request: HttpRequest) -> HttpResponseBase:
    """Active sites with and without an agent on a day, by area, and what does not fit."""
    require(request.user, Act.SEE_AGENTS)
    form = CoverageFilter(request.GET)
    valid = form.is_valid()
    given = form.cleaned_data if valid else {}
    day = to_day(given["day"]) if given.get("day") else clock.today()
    found = coverage_of(request.user, day, months=given.get("months") or MONTHS, area=given.get("area", ""))
    tables = tables_of(request, found)
    if (asked := wanted_format(request)) and (table := tables.get(request.GET.get("table", "uncovered"))):
        return download(table, asked)
    context = {"form": form, "found": found, "tables": tables, "share": found.covered / max(found.active, 1)}
    return render(request, "government/agents/coverage.html", context, status=200 if valid else 422)


def tables_of(request: HttpRequest, found: Coverage) -> dict[str, Table]:
    """The lists of the page by name."""
    known = set(agents_visible_to(request.user).values_list("code", flat=True))
    registers = may(request.user, Act.POST_AGENTS)

    def agent(row: Any) -> str:
        code = value_of(row, "agent")
        if code in known:
            return agent_url(code)
        return ""

    def register(row: Any) -> str:
        return f"{reverse('government:agent-new')}?{urlencode({'code': row.agent})}" if registers else ""

    code = Column("agent", _("Agent"), "code", agent)
    days, bags = Column("days", _("Days"), "count"), Column("bags", _("Bags"), "count")
    last = Column("last", _("Last"), "day")
    return {
        "areas": Table("areas", _("By territory"), [
            Column("territory", _("Territory")), Column("province", _("Province")),
            Column("active", _("Active sites"), "count"), Column("covered", _("With an agent"), "count"),
            Column("uncovered", _("Without"), "count"), Column("share", _("Share with an agent"), "share"),
        ], found.areas, _("No site is active in this area.")),
        "uncovered": Table("uncovered", _("Active sites without an agent, most bags first"), [
            *SITE, Column("territory", _("Territory")), Column("since", _("Without since"), "day"), bags,
            Column("last", _("Last tagged"), "day"),
        ], found.uncovered, _("Every active site has an agent."), most=MOST),
        "alone": Table("alone", _("Tags used on days when no agent was posted"), [
            *SITE, days, bags, Column("first", _("First"), "day"), last,
            Column("agents", _("Codes on the lines"), "code"),
        ], found.alone, _("Tags were used only where and while an agent was posted."), most=MOST),
        "unseen": Table("unseen", _("Posted all the time, never seen tagging"), [
            code, Column("posted", _("Posted at"), "code"), Column("since", _("Posted since"), "day"),
        ], found.unseen, _("Every agent whose duty is tagging was seen tagging."), most=MOST),
        "away": Table("away", _("Tagging away from the post"), [
            code, *SITE, days, bags, last, Column("posted", _("Posted last at"), "code"),
        ], found.away, _("Every posted agent tagged at its post only."), most=MOST),
        "absent": Table("absent", _("Visits that found no agent where one is posted"), [
            *SITE, Column("day", _("Visit"), "day", lambda row: row.url), Column("agents", _("Posted"), "code"),
        ], found.absent, _("No visit found a post empty."), most=MOST),
        "unknown": Table("unknown", _("Codes on lines that are not registered"), [
            Column("agent", _("Code"), "code", register), *SITE, days, bags, last,
        ], found.unknown, _("Every code on the lines is registered."), most=MOST),
    }  # fmt: skip
