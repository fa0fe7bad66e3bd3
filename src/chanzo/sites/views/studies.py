"""Pages of baseline studies: where they were done and where not, one study, two side by side. (sites)"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import day
from chanzo.web.pages import page
from chanzo.web.panels import panels_of
from chanzo.web.tables import Column, Table, wanted_format

from ..listing import named_like
from ..models import Site, Study
from ..queries import studies as queries
from ..queries.standing import place_of
from ..rules.capacity import disagreements, figures_of
from ..rules.study import answers_for, differences, readable
from ..study_form import FORMS
from ..study_words import BASES, PRIVACIES, answer_text, comparison_text, range_text
from ..types.capacity import Basis
from ..types.study import Privacy

STATES = ("none", "old", "fresh")


def study_url(row: Any) -> str | None:
    """The page of a site's newest study."""
    return reverse("sites:study", args=[row.seq]) if row.seq is not None else None


COLUMNS = [
    Column("site", gettext_lazy("Site"), "code", lambda row: reverse("sites:site", args=[row.site])),
    Column("name", gettext_lazy("Name"), link=lambda row: reverse("sites:site", args=[row.site])),
    Column("territory", gettext_lazy("Territory")),
    Column("province", gettext_lazy("Province")),
    Column("state", gettext_lazy("Baseline study"), status="studied"),
    Column("day", gettext_lazy("Day"), "day", study_url),
    Column("age", gettext_lazy("Days ago"), "count"),
]


@page("GET", "HEAD")
def study_list(request: HttpRequest) -> HttpResponseBase:
    """Sites of the reader's areas with their newest studies: those without one first, then the oldest."""
    require(request.user, Act.SEE_STUDIES)
    written, state = request.GET.get("q", "")[:100], request.GET.get("state", "")
    sites = named_like(queries.sites_studied_by(request.user), written)
    every = queries.studied(sites, clock.today())
    rows = queries.chosen(every, state if state in STATES else "")
    table = Table("studies", gettext_lazy("Sites by their newest baseline study"), COLUMNS, rows, most=200)
    table.empty = gettext_lazy("No site answers to this.")
    if form := wanted_format(request):
        return download(table, form)
    context = {
        "table": table,
        "written": written,
        "state": state,
        "tally": [(code, sum(row.state == code for row in every)) for code in STATES],
        "may_record": may(request.user, Act.RECORD_STUDY),
        "waiting": queries.estimates_waiting(request.user),
    }
    return render(request, "sites/studies/list.html", context)


@page("GET", "HEAD")
def study_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One study as this reader may read it, its corrections, photographs and what became of its figures."""
    study = queries.study_seen_by(request.user, seq)
    site = queries.site_of(study.site)
    place = place_of(site)
    allowed = queries.privacies_for(request.user, place)
    form = FORMS[study.form]
    figures = figures_of(study.given, queries.yields_at(site, study.day))
    others = [other for other in queries.studies_of(site) if other.seq != study.seq]
    versions = queries.versions_of(study)
    estimates = [row for row in queries.estimates_of(site) if row.study in {version.seq for version in versions}]
    confidential = Privacy.CONFIDENTIAL in allowed
    context = {
        "study": study,
        "site": site,
        "sections": sections_told(study, allowed),
        "form": form,
        "hidden": not confidential,
        "versions": versions,
        "others": others,
        "photos": queries.photos_of(study) if confidential else [],
        "figures": [(BASES[basis], range_text(figure)) for basis, figure in figures.known().items()],
        "comparisons": [(found.agreement, comparison_text(found)) for found in disagreements(figures)],
        "estimates": [(row, panels_of("estimate", request, row)) for row in estimates],
        "may_record": may(request.user, Act.RECORD_STUDY, place),
        "may_validate": may(request.user, Act.VALIDATE_CAPACITY, place) and study.replaced_by is None,
    }
    return render(request, "sites/studies/study.html", context)


def sections_told(study: Study, allowed: frozenset[Privacy]) -> list[dict[str, Any]]:
    """The answers of a study that may be read, in words, section by section; rows as tables."""
    told = []
    answers = answers_for(FORMS[study.form], study.given, allowed)
    for section, questions in readable(FORMS[study.form], allowed):
        answered = [
            {
                "label": _(question.label),
                "text": "" if question.columns else answer_text(question, answers[question.key]),
                "columns": [_(column.label) for column in question.columns],
                "rows": [
                    [(_(column.label), answer_text(column, row.get(column.key))) for column in question.columns]
                    for row in (answers[question.key] if question.columns else ())
                ],
                "privacy": PRIVACIES[question.privacy],
                "confidential": question.privacy == Privacy.CONFIDENTIAL,
            }
            for question in questions
            if question.key in answers
        ]
        if answered:
            plain = any(not answer["rows"] for answer in answered)
            told.append({"title": _(section.title), "answers": answered, "plain": plain})
    return told


@page("GET", "HEAD")
def compare(request: HttpRequest) -> HttpResponseBase:
    """Two studies of one site side by side: every answer that either gives, what differs marked in words."""
    require(request.user, Act.SEE_STUDIES)
    numbers = [request.GET.get(name, "") for name in ("a", "b")]
    if not all(number.isascii() and number.isdecimal() and len(number) < 16 for number in numbers):
        raise Refused("NOT_FOUND")
    before, after = sorted(
        (queries.study_seen_by(request.user, int(number)) for number in numbers), key=lambda s: (s.day, s.seq)
    )
    site = queries.site_of(after.site)
    if queries.site_of(before.site) != site:
        raise Refused("NOT_FOUND")
    table = _compared(before, after, site, queries.privacies_for(request.user, place_of(site)))
    if form := wanted_format(request):
        return download(table, form)
    differing = sum(row["alike"] == "other" for row in table.rows)
    context = {
        "site": site,
        "before": before,
        "after": after,
        "table": table,
        "differing": differing,
        "between": after.day - before.day,
    }
    return render(request, "sites/studies/compare.html", context)


def _figures_compared(before: Study, after: Study, site: Site) -> list[dict[str, Any]]:
    """What the site gives in a month, each way to say it a row."""
    two = [figures_of(study.given, queries.yields_at(site, study.day)).known() for study in (before, after)]
    return [
        {
            "section": _("What the site gives in a month"),
            "question": str(BASES[basis]),
            "before": range_text(two[0].get(basis)),
            "after": range_text(two[1].get(basis)),
            "change": None,
            "alike": "same" if two[0].get(basis) == two[1].get(basis) else "other",
        }
        for basis in Basis
        if basis in two[0] or basis in two[1]
    ]


def _compared(before: Study, after: Study, site: Site, allowed: frozenset[Privacy]) -> Table:
    rows = [
        {
            "section": _(found.section.title),
            "question": _(found.question.label),
            "before": answer_text(found.question, found.before),
            "after": answer_text(found.question, found.after),
            "change": found.change,
            "alike": "same" if found.same else "other",
        }
        for found in differences((FORMS[after.form], FORMS[before.form]), before.given, after.given, allowed)
    ]
    rows += _figures_compared(before, after, site)
    columns = [
        Column("section", gettext_lazy("Section")),
        Column("question", gettext_lazy("Question")),
        Column("before", day(before.day)),
        Column("after", day(after.day)),
        Column("change", gettext_lazy("Difference"), "count", told=_signed),
        Column("alike", gettext_lazy("Compared"), status="alike"),
    ]
    return Table("comparison", gettext_lazy("Answers side by side, the earlier study first"), columns, rows)


def _signed(change: int | None) -> str:
    return "" if not change else f"{change:+d}".replace("-", "−")
