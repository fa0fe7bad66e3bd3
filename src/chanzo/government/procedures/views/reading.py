"""Pages on which a procedure is read: its text and checks, two versions side by side, the paper. (government)"""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import day
from chanzo.web.pages import page
from chanzo.web.paper import code_of
from chanzo.web.tables import Column, Table, wanted_format

from ...queries.headings import head_of
from .. import rules
from ..models import Version
from ..queries import (
    checks_visible_to,
    in_force_rows,
    may_write,
    round_of,
    sections_in,
    signed_of,
    texts_of,
    versions_visible_to,
)
from ..types import Section, number_of, requirements_of
from ..words import LANGUAGES, PARTIES, SORTS, place_told
from .listing import MOST, procedure_url, state_of, tables_of_round


def versions_of(request: HttpRequest, procedure: int) -> list[Version]:
    """Every version of a procedure that the reader may see, newest first; not found otherwise."""
    require(request.user, Act.SEE_PROCEDURES)
    found = list(versions_visible_to(request.user).filter(procedure=procedure).order_by("-version"))
    if not found:
        raise Http404
    return found


def version_of(request: HttpRequest, procedure: int, version: int) -> Version:
    """One version; not found otherwise."""
    for one in versions_of(request, procedure):
        if one.version == version:
            return one
    raise Http404


def numbered(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Sections with the numbers of what they ask, for templates."""
    return [
        {
            "title": section.title,
            "number": of,
            "paragraphs": section.text.splitlines(),
            "asked": [(f"{of}.{at}", text) for at, text in enumerate(section.requirements, 1)],
        }
        for of, section in enumerate(sections, 1)
    ]


def _asked_version(request: HttpRequest, versions: list[Version], known: rules.Procedures) -> Version:
    """The version that the address names, else the one in force, else the newest."""
    asked = request.GET.get("version", "")
    chosen = [one for one in versions if str(one.version) == asked]
    today = clock.today()
    return next(iter(chosen or [one for one in versions if state_of(one, known, today) == "in_force"]), versions[0])


@page("GET", "HEAD")
def procedure_page(request: HttpRequest, procedure: int) -> HttpResponseBase:
    """A procedure: its text, who signed, its versions, where and when it was checked."""
    versions = versions_of(request, procedure)
    known, today = rules.Procedures(in_force_rows(versions)), clock.today()
    version = _asked_version(request, versions, known)
    tables = {}
    if may(request.user, Act.SEE_CHECKS):
        tables["checks"] = _checks(request, procedure)
        tables |= tables_of_round(
            round_of(request.user, today, {procedure}), checks=may(request.user, Act.CHECK_PROCEDURE), titled=False
        )
    if (asked := wanted_format(request)) and (table := tables.get(request.GET.get("table", ""))):
        return download(table, asked)
    language, sections = sections_in(version, request.GET.get("lang") or translation.get_language() or "en")
    state = state_of(version, known, today)
    context = {
        "version": version, "number": number_of(procedure), "sort": SORTS[version.sort], "state": state,
        "where": place_told(version.reach, version.place), "until": known.until.get((procedure, version.version)),
        "sections": numbered(sections), "language": language,
        "texts": [(text.language, LANGUAGES[text.language], text.first) for text in texts_of(version)],
        "signatories": [(PARTIES[one.role], one.organisation, one.person) for one in version.signed_by],
        "copies": signed_of(version), "tables": tables,
        "events": [_event(one, known, today, one.version == version.version) for one in versions],
        "before": next((one for one in versions if one.version < version.version), None),
        "may_write": may_write(request.user, version.reach, version.place), "draft": versions[0].from_day is None,
        "newest": versions[0], "may_check": state == "in_force" and may(request.user, Act.CHECK_PROCEDURE),
        "sees_people": may(request.user, Act.SEE_CHECKS),
    }  # fmt: skip
    return render(request, "government/procedures/procedure.html", context)


def _event(version: Version, known: rules.Procedures, today: int, here: bool) -> dict[str, Any]:
    state = state_of(version, known, today)
    until = known.until.get((version.procedure, version.version))
    told = [day(version.from_day)] if version.from_day is not None else []
    told += [f"– {day(until)}"] if until is not None else []
    return {
        "when": _("Version %(number)s") % {"number": version.version},
        "what": version.title,
        "more": " ".join([*told, *([version.reason] if version.reason else [])]),
        "url": f"{procedure_url(version.procedure)}?version={version.version}",
        "shape": "good" if state == "in_force" else "",
        "here": here,
    }


def _checks(request: HttpRequest, procedure: int) -> Table:
    def report(row: Any) -> str:
        return reverse("government:check", args=[row.seq])

    columns = [
        Column("day", _("Day"), "day", report),
        Column("site", _("Site"), "code", lambda row: reverse("sites:site", args=[row.site])),
        Column("version", _("Version"), "count"),
        Column("met", _("Kept"), "count"),
        Column("failed", _("Not kept"), "count"),
    ]
    rows = list(checks_visible_to(request.user).filter(procedure=procedure))
    return Table("checks", _("Checks, newest first"), columns, rows, _("It was not checked yet."), most=MOST)


@page("GET", "HEAD")
def compare(request: HttpRequest, procedure: int) -> HttpResponseBase:
    """Two versions side by side, requirement by requirement."""
    versions = versions_of(request, procedure)
    numbers = [one.version for one in versions]
    asked = [request.GET.get(name, "") for name in ("before", "after")]
    chosen = [int(text) if text.isdecimal() and int(text) in numbers else None for text in asked]
    after = chosen[1] or numbers[0]
    before = chosen[0] or next((number for number in numbers if number < after), after)
    by_number = {one.version: one for one in versions}
    pair = by_number[before], by_number[after]
    language = _common(*pair, translation.get_language() or "en")
    texts = [requirements_of(sections_in(one, language)[1]) for one in pair]
    context = {
        "before": by_number[before], "after": by_number[after], "numbers": numbers, "number": number_of(procedure),
        "differences": rules.compared(*texts),
    }  # fmt: skip
    return render(request, "government/procedures/compare.html", context)


def _common(before: Version, after: Version, wanted: str) -> str:
    """A language that both versions are written in: the one wanted, else the newer one's own."""
    known = [[text.language for text in texts_of(one)] for one in (before, after)]
    return next((code for code in (wanted, *known[1]) if code in known[0] and code in known[1]), known[1][0])


@page("GET", "HEAD")
def procedure_print(request: HttpRequest, procedure: int, version: int) -> HttpResponseBase:
    """The paper of a version in the language asked for, or the one it was agreed in: text and blocks to sign."""
    found = version_of(request, procedure, version)
    texts = texts_of(found)
    language, sections = sections_in(found, request.GET.get("lang") or texts[0].language)
    with translation.override(language):
        address = request.build_absolute_uri(procedure_url(procedure))
        organisations = [one.organisation for one in found.signed_by]
        context = {
            "version": found, "number": number_of(procedure), "sort": SORTS[found.sort],
            "where": place_told(found.reach, found.place), "sections": numbered(sections), "language": language,
            "languages": [(text.language, LANGUAGES[text.language]) for text in texts],
            "head": head_of(organisations, language), "address": address, "code": code_of(address),
            "signatories": [(PARTIES[one.role], one.organisation) for one in found.signed_by],
            "draft": found.from_day is None,
        }  # fmt: skip
        return render(request, "government/procedures/print.html", context)
