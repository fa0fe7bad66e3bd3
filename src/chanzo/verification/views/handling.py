"""What a person does about findings, one, some or a whole cause: settle, ask, answer, take back. (verification)"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext

from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.findings.queries import standing
from chanzo.findings.services.handling import answer_findings, query_findings, reopen_findings, settle_findings
from chanzo.findings.types import State
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from ..forms import AnswerForm, FindingFilter, HandleForm
from ..gate import MOST, as_read_by, findings_visible_to, places_of
from .asked import finding_url
from .sentences import sentence_of_finding

# Findings handled in one record, and those that the page names.
AT_ONCE, NAMED = 500, 20


@page("GET", "HEAD", "POST")
def handle(request: HttpRequest) -> HttpResponseBase:
    """Settle, ask about, answer or take back the findings that the address or the form names, all in one act."""
    actor = require(request.user, Act.SEE_FINDINGS)
    ids = _chosen(request)
    if not ids:
        raise Http404
    act = request.POST.get("act", "")
    clerk = may(actor, Act.TAKE_ANSWER)
    answering = act == "answer"
    form = HandleForm(request.POST if act and not answering else None, take_back=_said_of_any(ids))
    answer = AnswerForm(request.POST if answering else None, clerk=clerk)
    bound = answer if answering else form
    if act and bound.is_valid() and performed(request, act, bound, ids):
        count = len(ids)
        done = ngettext("%(count)s finding was handled.", "%(count)s findings were handled.", count)
        messages.success(request, done % {"count": count})
        return redirect(_back(request))
    named = as_read_by(request.user, Finding.objects.filter(pk__in=ids[:NAMED]).order_by("id"))
    asked = Finding.objects.filter(pk__in=ids[:NAMED], state=State.QUERIED.value).exists()
    context = {
        "findings": [(finding, finding_url(finding.id), sentence_of_finding(finding)) for finding in named],
        "ids": ids if request.POST.get("which") == "chosen" else [],
        "which": request.POST.get("which", ""),
        "count": len(ids),
        "more": max(0, len(ids) - NAMED),
        "form": form if may(actor, Act.JUDGE_FINDING) else None,
        "answer_form": answer if asked and may(actor, Act.ANSWER_QUERY) else None,
        "errors": bound if act else None,
        "action": request.get_full_path(),
    }
    return render(request, "verification/handle.html", context, status=422 if act else 200)


def _said_of_any(ids: list[str]) -> bool:
    return Finding.objects.filter(pk__in=ids).exclude(state=State.CANDIDATE.value).exists()


def _ask(form: Any, ids: list[str], by: Any) -> None:
    chosen = form.cleaned_data
    question = chosen["reason"]
    query_findings(ids=ids, asked_of=chosen["asked_of"], question=question, due=form.due_day(), by=by, places=places_of)


def _settle(form: Any, ids: list[str], by: Any) -> None:
    chosen = form.cleaned_data
    settle_findings(ids=ids, verdict=chosen["act"], reason=chosen["reason"], by=by, places=places_of)


def _reopen(form: Any, ids: list[str], by: Any) -> None:
    said_of = Finding.objects.filter(pk__in=ids).exclude(state=State.CANDIDATE.value)
    reopen_findings(
        ids=list(said_of.values_list("id", flat=True)), reason=form.cleaned_data["reason"], by=by, places=places_of
    )


def _answer(form: Any, ids: list[str], by: Any) -> None:
    answer_findings(ids=ids, answer=form.cleaned_data["answer"], **form.given(), by=by, places=places_of)


PERFORM: dict[str, Callable[[Any, list[str], Any], None]] = {"ask": _ask, "reopen": _reopen, "answer": _answer}


def performed(request: HttpRequest, act: str, form: forms.Form, ids: list[str]) -> bool:
    """Do the act; a refusal stands in the form."""
    perform = PERFORM.get(act, _settle)
    try:
        for start in range(0, len(ids), AT_ONCE):
            perform(form, ids[start : start + AT_ONCE], request.user)
    except Refused as refused:
        if refused.code == "NOT_ALLOWED":
            raise
        form.add_error(None, said(refused))
        return False
    return True


def _chosen(request: HttpRequest) -> list[str]:
    """The visible findings that the form or the address names, one by one or by the filters of a list."""
    visible = findings_visible_to(request.user)
    if request.POST.get("which") == "chosen":
        found = standing(visible).filter(pk__in=request.POST.getlist("id")[:MOST])
    elif request.GET.get("all"):
        form = FindingFilter(request.GET, agents=request.user.scope.agents)
        if not form.is_valid() or not form.chips():
            return []
        found = standing(visible, **form.filters())
    else:
        found = standing(visible).filter(pk__in=request.GET.getlist("id")[:MOST])
    return list(found.order_by("id").values_list("id", flat=True)[:MOST])


def _back(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if target and safe else "verification:findings"
