"""The list of procedures, what is due for a check, and what was found not kept. (government)"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from .. import rules
from ..forms import ProcedureFilter
from ..models import Version
from ..queries import Round, in_force_rows, round_of, sections_in, versions_visible_to, where_is
from ..types import number_of, requirements_of, version_id
from ..words import SORTS, place_told

MOST, SOON = 20, 30


def procedure_url(procedure: int) -> str:
    """The page of a procedure."""
    return reverse("government:procedure", args=[procedure])


def state_of(version: Version, known: rules.Procedures, today: int) -> str:
    """How a version stands on a day: draft, ahead, in_force or over."""
    facts = version.facts()
    if facts is None:
        return "draft"
    return "in_force" if known.holds(facts, today) else "ahead" if facts.from_day > today else "over"


def _page_of(row: dict[str, Any]) -> str:
    return procedure_url(row["procedure"])


COLUMNS = [
    Column("number", _("Number"), "code", _page_of),
    Column("title", _("Title"), link=_page_of),
    Column("sort", _("Sort"), told=lambda sort: str(SORTS[sort])),
    Column("where", _("Holds for")),
    Column("version", _("Version"), "count"),
    Column("state", _("State"), status="procedure"),
    Column("from_day", _("From"), "day"),
    Column("to_day", _("To"), "day"),
]


@page("GET", "HEAD")
def procedure_list(request: HttpRequest) -> HttpResponseBase:
    """The procedures that hold in the reader's areas, what is due for a check, what was found not kept."""
    require(request.user, Act.SEE_PROCEDURES)
    form = ProcedureFilter(request.GET)
    valid = form.is_valid()
    rows = _rows(request, form.cleaned_data) if valid else []
    tables = {"procedures": Table("procedures", _("Procedures by place"), COLUMNS, rows)}
    tables["procedures"].empty = _("No procedure of your areas meets these filters.")
    if may(request.user, Act.SEE_CHECKS):
        tables |= tables_of_round(round_of(request.user, clock.today()), checks=may(request.user, Act.CHECK_PROCEDURE))
    if (asked := wanted_format(request)) and (table := tables.get(request.GET.get("table", "procedures"))):
        return download(table, asked)
    context = {"form": form, "tables": tables, "may_write": may(request.user, Act.WRITE_PROCEDURE)}
    return render(request, "government/procedures/list.html", context, status=200 if valid else 422)


def _rows(request: HttpRequest, asked: dict[str, Any]) -> list[dict[str, Any]]:
    versions = list(versions_visible_to(request.user))
    known, today = rules.Procedures(in_force_rows(versions)), clock.today()
    place = asked.get("place", "").strip()
    site = site_called(place) if place else None
    holds_at = {(one.reach, one.name) for one in where_is(site)} if site else set()
    found = []
    for version in versions:
        state = state_of(version, known, today)
        named = not place or fold(place) in version.folded or (version.reach, version.folded) in holds_at
        wanted = not asked.get("sort") or asked["sort"] == version.sort
        if named and wanted and (state == "over") is (asked.get("state") == "over"):
            where = place_told(version.reach, version.place)
            found.append(
                {
                    "procedure": version.procedure, "number": number_of(version.procedure), "title": version.title,
                    "sort": version.sort, "where": where, "version": version.version, "state": state,
                    "from_day": version.from_day, "to_day": known.until.get((version.procedure, version.version)),
                }
            )  # fmt: skip
    return sorted(found, key=lambda row: (row["sort"], row["where"], row["procedure"], row["version"]))


def tables_of_round(found: Round, *, checks: bool, titled: bool = True) -> dict[str, Table]:
    """What is due for a check and what is not kept, as lists.

    ``checks`` says whether the reader may check, ``titled`` whether the lists are of several procedures.
    """
    today = clock.today()

    def site(row: dict[str, Any]) -> str:
        return reverse("sites:site", args=[row["site"]])

    def check(row: dict[str, Any]) -> str:
        return check_url(row["procedure"], row["version"], row["site"]) if checks else ""

    def report(row: dict[str, Any]) -> str:
        return reverse("government:check", args=[row["check"]])

    place = [Column("site", _("Site"), "code", site), Column("name", _("Name"), link=site)][0 if titled else 1 :]
    title = [Column("title", _("Procedure"), link=_page_of)] if titled else []
    return {
        "due": Table("due", _("Checks that are due"), [
            *place, *title, Column("state", _("Check"), link=check, status="due"),
            Column("last", _("Last check"), "day"), Column("due", _("Due by"), "day"),
        ], _due(found, today), _("No check is due within 30 days."), most=MOST),
        "failing": Table("failing", _("Requirements not kept when last checked"), [
            *place, *title, Column("requirement", _("Requirement"), "code"), Column("text", _("What it asks")),
            Column("since", _("Not kept since"), "day"), Column("times", _("Checks in a row"), "count"),
            Column("last", _("Last check"), "day", report),
        ], _failing(found), _("Every requirement that was checked is kept."), most=MOST),
    }  # fmt: skip


def _due(found: Round, today: int) -> list[dict[str, Any]]:
    return [
        {
            "site": one.site, "name": found.sites[one.site].name, "procedure": one.procedure, "version": one.version,
            "title": found.versions[version_id(one.procedure, one.version)].title, "last": one.last, "due": one.due,
            "state": "overdue" if one.due < today else "soon",
        }
        for one in found.due
        if one.due <= today + SOON
    ]  # fmt: skip


def _failing(found: Round) -> list[dict[str, Any]]:
    texts: dict[str, dict[str, str]] = {}
    rows = []
    for one in found.failing:
        version = found.versions[version_id(one.procedure, one.version)]
        if version.id not in texts:
            asked = requirements_of(sections_in(version, translation.get_language() or "en")[1])
            texts[version.id] = {requirement.number: requirement.text for requirement in asked}
        rows.append(
            {
                "site": one.site, "name": found.sites[one.site].name, "procedure": one.procedure,
                "title": version.title, "requirement": one.requirement,
                "text": texts[version.id].get(one.requirement, ""), "since": one.since, "times": one.times,
                "last": one.last, "check": one.check,
            }
        )  # fmt: skip
    return sorted(rows, key=lambda row: (row["site"], row["procedure"], row["requirement"]))


def check_url(procedure: int, version: int, site: str = "") -> str:
    """Where a check is filled in."""
    asked = f"?{urlencode({'site': site})}" if site else ""
    return reverse("government:procedure-check", args=[procedure, version]) + asked
