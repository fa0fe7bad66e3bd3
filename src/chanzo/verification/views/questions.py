"""Questions to offices and agents: the list, the page where one is answered, the paper. (verification)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.clock import today
from chanzo.core.names import fold
from chanzo.findings.models import Finding
from chanzo.findings.services.handling import remind_of_findings
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import AnswerForm
from ..gate import as_read_by, findings_visible_to, places_of, questions_visible_to
from ..words import MEANS_WORDS
from .asking import question_rows
from .findings import COLUMNS, rows_of
from .handling import performed

N_ = gettext_lazy
# Findings of one question that paper names; languages of the paper.
NAMED = 10
LANGUAGES = ("en", "fr")
FILE = [
    Column("number", N_("Question"), "count"),
    Column("office", N_("Asked of")),
    Column("text", N_("What is asked")),
    Column("findings", N_("Findings"), "count"),
    Column("at", N_("Asked on"), "moment"),
    Column("due", N_("Due"), "day"),
    Column("late", N_("Days late"), "count"),
    Column("reminded", N_("Reminded"), "moment"),
    Column("answer", N_("Answer")),
]


@page("GET", "HEAD")
def question_list(request: HttpRequest) -> HttpResponseBase:
    """Open questions by office, those with the latest answers first."""
    require(request.user, Act.SEE_FINDINGS)
    rows = list(question_rows(request, questions_visible_to(request.user)))
    if form := wanted_format(request):
        return download(Table("questions", N_("Open questions"), FILE, rows), form)
    offices: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        offices.setdefault(row["office"], []).append(row)
    by_office = sorted(offices.items(), key=lambda item: (-max(row["late"] for row in item[1]), item[0]))
    waiting = {row["office"] for row in rows if not row["question"].is_answered}
    context = {
        "offices": [(office, of_office, office in waiting) for office, of_office in by_office],
        "count": len(rows),
        "late": sum(1 for row in rows if row["late"]),
        "answered": sum(1 for row in rows if row["question"].is_answered),
        "languages": LANGUAGES,
    }
    return render(request, "verification/questions.html", context)


@page("GET", "HEAD", "POST")
def question_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """One question with its findings; whoever may answers it here, or notes that whom it was asked of was reminded."""
    actor = require(request.user, Act.SEE_FINDINGS)
    found = questions_visible_to(request.user, number)
    if not found:
        raise Http404
    question = found[0]
    address = reverse("verification:question", args=[number])
    clerk = may(actor, Act.TAKE_ANSWER)
    form = AnswerForm(request.POST if request.POST.get("act") == "answer" else None, clerk=clerk)
    if request.POST.get("act") == "remind":
        remind_of_findings(ids=question.findings, by=request.user, places=places_of)
        messages.success(request, _("The reminder is noted."))
        return redirect(address)
    if form.is_bound and form.is_valid() and performed(request, "answer", form, question.findings):
        messages.success(request, _("The answer is recorded."))
        return redirect(address)
    findings = as_read_by(request.user, Finding.objects.filter(pk__in=question.findings).order_by("id"))
    (row,) = question_rows(request, [question])
    table = Table("findings", N_("What is asked about"), COLUMNS, rows_of(findings))
    if asked_as := wanted_format(request):
        return download(table, asked_as)
    context = {
        "row": row,
        "table": table,
        "form": form if may(actor, Act.ANSWER_QUERY) else None,
        "means": MEANS_WORDS.get(question.last.means, ""),
        "may_remind": may(actor, Act.JUDGE_FINDING) and not question.is_answered,
    }
    return render(request, "verification/question.html", context, status=422 if form.is_bound else 200)


@page("GET", "HEAD")
def question_paper(request: HttpRequest) -> HttpResponseBase:
    """The unanswered questions to one office, numbered, with lines for the answers, to be printed or sent."""
    require(request.user, Act.SEE_FINDINGS)
    office, language = request.GET.get("office", ""), request.GET.get("lang", "")
    asked = [q for q in questions_visible_to(request.user) if not q.is_answered]
    with translation.override(language if language in LANGUAGES else translation.get_language()):
        rows = [row for row in question_rows(request, asked) if fold(row["office"]) == fold(office)]
        if not rows:
            raise Http404
        places = _places(request, rows)
        for row in rows:
            row["places"] = places[row["number"]][:NAMED]
            row["more"] = max(0, row["findings"] - NAMED)
        context = {"office": rows[0]["office"], "rows": rows, "today": today(), "languages": LANGUAGES}
        return render(request, "verification/question_paper.html", context)


def _places(request: HttpRequest, rows: list[dict[str, Any]]) -> dict[int, list[Finding]]:
    """The first findings of each question, for paper."""
    named = {row["number"]: row["question"].findings[:NAMED] for row in rows}
    found = findings_visible_to(request.user).in_bulk([pk for some in named.values() for pk in some])
    return {number: [found[pk] for pk in some] for number, some in named.items()}
