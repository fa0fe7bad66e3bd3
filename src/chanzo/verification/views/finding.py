"""The page of one finding: what was seen, what people said of it, and the next of its list. (verification)"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chanzo.findings.models import Finding, Verdict
from chanzo.findings.queries import history_of, open_question, said_of, standing
from chanzo.findings.types import State
from chanzo.ledger.queries import recorded_at
from chanzo.people.policies import require
from chanzo.people.register import pages_of
from chanzo.people.types import Act
from chanzo.web import formats
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import wanted_format

from ..forms import AnswerForm, HandleForm
from ..gate import as_read_by, findings_visible_to, may_at
from ..pages import PAGES
from ..words import ACTORS, HISTORY, MEANS_WORDS, SUBJECTS, cause_words, office_as_read
from .asked import asked, cause_url, finding_url
from .facts import facts_shown, limits_shown
from .sentences import sentence_of_finding

SHAPES = {"incident": "serious"}


@page("GET", "HEAD")
def finding_page(request: HttpRequest, finding_id: str) -> HttpResponseBase:
    """What was seen, what it was measured with, what people said of it, each step with its record."""
    actor = require(request.user, Act.SEE_FINDINGS)
    scope = request.user.scope
    finding = get_object_or_404(findings_visible_to(request.user), pk=finding_id)
    (finding,) = as_read_by(request.user, [finding])
    facts = facts_shown(json.loads(finding.facts)["cases"], linked=scope.everything)
    named = {table.name: table for table in facts.tables}
    if (form := wanted_format(request)) and (told := named.get(request.GET.get("table", ""))):
        return download(told, form)
    stands = finding.state != State.CLEARED
    question = open_question(finding.id) if finding.state == State.QUERIED else None
    context: dict[str, Any] = {
        "finding": finding,
        "title": _(PAGES[finding.rule].title),
        "message": sentence_of_finding(finding),
        "subject_type": SUBJECTS.get(finding.subject_type, finding.subject_type),
        "facts": facts,
        "limits": list(limits_shown(json.loads(finding.parameters))),
        "question": question,
        "office": office_as_read(question.asked_of, scope) if question else "",
        "means": MEANS_WORDS.get(question.means, "") if question else "",
        "events": list(_events(finding, request.user)),
        "links": lots_named(finding),
        "organisation_url": pages_of(request.user, [finding.organisation]).get(finding.organisation, ""),
        "cause": (cause_words(finding.cause), cause_url(finding.rule, finding.cause)),
        "action": f"{reverse('verification:handle')}?{urlencode({'id': finding.id, 'next': request.get_full_path()})}",
        **_neighbours(request, finding),
    }
    if stands and may_at(actor, Act.JUDGE_FINDING, finding):
        context["form"] = HandleForm(take_back=finding.state != State.CANDIDATE)
    if question and may_at(actor, Act.ANSWER_QUERY, finding):
        context["answer_form"] = AnswerForm(clerk=may_at(actor, Act.TAKE_ANSWER, finding))
    return render(request, "verification/finding.html", context)


def lots_named(finding: Finding) -> list[str]:
    """The numbers of lots that a finding's subject names."""
    if finding.subject_type in ("tag", "batch", "lot"):
        return [finding.subject]
    return finding.subject.split(">") if finding.subject_type == "edge" else []


def _neighbours(request: HttpRequest, finding: Finding) -> dict[str, str]:
    """Addresses of the findings before and after this one in the list whose filters the address keeps."""
    wanted = asked(request)
    if not wanted.address:
        return {}
    filters = wanted.form.filters() if wanted.valid else {}
    listed = standing(findings_visible_to(request.user), **filters)
    before = listed.filter(id__lt=finding.id).order_by("-id").values_list("id", flat=True).first()
    after = listed.filter(id__gt=finding.id).order_by("id").values_list("id", flat=True).first()
    back = "verification:cause" if wanted.form.cleaned_data.get("cause") else "verification:each"
    return {
        "back": reverse(back) + wanted.address,
        "before": finding_url(before, wanted.address) if before else "",
        "after": finding_url(after, wanted.address) if after else "",
    }


def _events(finding: Finding, user: Any) -> Iterator[dict[str, Any]]:
    """Each step with its record, latest first, and what was said in it."""
    history = history_of(finding.id)
    moments = recorded_at(event.seq for event in history)
    said = {verdict.seq: verdict for verdict in said_of(finding.id)}
    answers = {verdict.answered: verdict for verdict in said.values() if verdict.answered}
    for event in reversed(history):
        record = _("Record %(number)s") % {"number": formats.count(event.seq)}
        words = [_asked(said[event.seq], user)] if event.seq in said else []
        words += [_answered(answers[event.seq])] if event.what == "answered" and event.seq in answers else []
        yield {
            "when": f"{formats.moment(moments.get(event.seq))} · {record}",
            "what": HISTORY.get(event.what, event.what),
            "more": " · ".join([str(ACTORS.get(event.actor, event.actor)), *words]),
            "url": "",
            "shape": SHAPES.get(event.what, ""),
        }


def _asked(verdict: Verdict, user: Any) -> str:
    if not verdict.asked_of:
        return verdict.reason
    whom = office_as_read(verdict.asked_of, user.scope)
    return _("Asked of %(whom)s: %(question)s") % {"whom": whom, "question": verdict.reason}


def _answered(verdict: Verdict) -> str:
    parts = [verdict.answer]
    if verdict.given_by:
        parts.append(_("given by %(whom)s") % {"whom": verdict.given_by})
    if verdict.means not in ("", "page"):
        parts.append(str(MEANS_WORDS[verdict.means]))
    if verdict.given_on is not None:
        parts.append(formats.day(verdict.given_on))
    if verdict.read_back:
        parts.append(_("read back"))
    return ", ".join(parts)
