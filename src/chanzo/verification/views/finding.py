"""The page of one finding, and the page on which people say what findings are. (verification)"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext

from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.findings.queries import history_of, open_question, said_of, standing
from chanzo.findings.services.handling import answer_findings, query_findings, settle_findings
from chanzo.findings.types import State
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from ..forms import AnswerForm, AskForm, FindingFilter, VerdictForm
from ..gate import as_read_by, findings_visible_to, may_at, of_cause, places_of
from ..words import HISTORY, SUBJECTS, facts_shown
from .sentences import sentence_of_finding, told

# Findings handled in one record; a record of findings holds at most so many.
AT_ONCE = 500
# Findings that one sending may handle, and those that the page names.
MOST, NAMED = 5000, 20


@page("GET", "HEAD")
def finding_page(request: HttpRequest, finding_id: str) -> HttpResponseBase:
    """What was seen, what it was measured with, what people said of it, each step with its record."""
    actor = require(request.user, Act.SEE_FINDINGS)
    finding = get_object_or_404(findings_visible_to(request.user), pk=finding_id)
    (finding,) = as_read_by(request.user, [finding])
    stands = finding.state != State.CLEARED
    question = open_question(finding.id)
    cases = [case for case in json.loads(finding.facts)["cases"] if case]
    context: dict[str, Any] = {
        "finding": finding,
        "message": sentence_of_finding(finding),
        "subject_type": SUBJECTS.get(finding.subject_type, finding.subject_type),
        "cases": [(told(finding.rule, finding.subject, {"cases": [case]}), list(facts_shown(case))) for case in cases],
        "parameters": list(facts_shown(json.loads(finding.parameters))),
        "said": said_of(finding.id),
        "question": question,
        "history": [(event, HISTORY.get(event.what, event.what)) for event in history_of(finding.id)],
        "links": lots_named(finding),
        "action": f"{reverse('verification:handle')}?{urlencode({'id': finding.id, 'next': request.path})}",
    }
    if stands and may_at(actor, Act.JUDGE_FINDING, finding):
        context |= {"verdict_form": VerdictForm(), "ask_form": AskForm()}
    if stands and question and may_at(actor, Act.ANSWER_QUERY, finding):
        context["answer_form"] = AnswerForm()
    return render(request, "verification/finding.html", context)


def lots_named(finding: Finding) -> list[str]:
    """The numbers of lots that a finding's subject names."""
    if finding.subject_type in ("tag", "batch", "lot"):
        return [finding.subject]
    return finding.subject.split(">") if finding.subject_type == "edge" else []


@page("GET", "HEAD", "POST")
def handle(request: HttpRequest) -> HttpResponseBase:
    """Settle, ask about, or answer the findings that the address names, one or many, all in one act."""
    require(request.user, Act.SEE_FINDINGS)
    ids = _chosen(request)
    if not ids:
        raise Http404
    act = request.POST.get("act", "")
    bound: dict[str, Any] = {act: request.POST} if act in ACTS else {}
    each = {name: form(bound.get(name)) for name, (form, _perform) in ACTS.items()}
    if act in ACTS and each[act].is_valid() and _performed(request, act, each[act], ids):
        count = len(ids)
        done = ngettext("%(count)s finding was handled.", "%(count)s findings were handled.", count)
        messages.success(request, done % {"count": count})
        return redirect(_back(request))
    open_questions = any(open_question(finding) for finding in ids[:NAMED])
    context = {
        "ids": ids[:NAMED],
        "count": len(ids),
        "more": max(0, len(ids) - NAMED),
        "verdict_form": each["settle"] if may(request.user, Act.JUDGE_FINDING) else None,
        "ask_form": each["ask"] if may(request.user, Act.JUDGE_FINDING) else None,
        "answer_form": each["answer"] if open_questions and may(request.user, Act.ANSWER_QUERY) else None,
        "errors": each.get(act),
    }
    return render(request, "verification/handle.html", context, status=422 if bound else 200)


def _settle(form: Any, ids: list[str], by: Any) -> None:
    chosen = form.cleaned_data
    settle_findings(ids=ids, verdict=chosen["verdict"], reason=chosen["reason"], by=by, places=places_of)


def _ask(form: Any, ids: list[str], by: Any) -> None:
    chosen = form.cleaned_data
    query_findings(
        ids=ids, asked_of=chosen["asked_of"], question=chosen["question"], due=form.due_day(), by=by, places=places_of
    )


def _answer(form: Any, ids: list[str], by: Any) -> None:
    answer_findings(ids=ids, answer=form.cleaned_data["answer"], by=by, places=places_of)


Perform = Callable[[Any, list[str], Any], None]
ACTS: dict[str, tuple[type[forms.Form], Perform]] = {
    "settle": (VerdictForm, _settle),
    "ask": (AskForm, _ask),
    "answer": (AnswerForm, _answer),
}


def _performed(request: HttpRequest, act: str, form: forms.Form, ids: list[str]) -> bool:
    """Do the act; a refusal stands in the form."""
    try:
        for start in range(0, len(ids), AT_ONCE):
            ACTS[act][1](form, ids[start : start + AT_ONCE], request.user)
    except Refused as refused:
        if refused.code == "NOT_ALLOWED":
            raise
        form.add_error(None, said(refused))
        return False
    return True


def _chosen(request: HttpRequest) -> list[str]:
    """The visible findings that the address names, one by one or by the filters of a list."""
    visible = findings_visible_to(request.user)
    if request.GET.get("all"):
        form = FindingFilter(request.GET)
        if not form.is_valid() or not form.filters():
            return []
        filters = form.filters()
        cause = filters.pop("cause", "")
        found = standing(visible, **filters)
        found = of_cause(found, cause, request.user) if cause else found
    else:
        found = standing(visible).filter(pk__in=request.GET.getlist("id")[:MOST])
    return list(found.order_by("id").values_list("id", flat=True)[:MOST])


def _back(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if target and safe else "verification:findings"
