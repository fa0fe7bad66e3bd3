"""Findings for programs: the answer of the command line. (verification)"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Path, Query, Router

from chanzo.core.clock import today
from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.findings.answers import answer
from chanzo.findings.models import Finding
from chanzo.findings.queries import history_of, standing
from chanzo.findings.questions import Question
from chanzo.findings.types import State
from chanzo.people.policies import require
from chanzo.people.types import Act

from .gate import as_read_by, findings_visible_to, questions_visible_to, site_meant
from .pages import PAGES
from .parameters import DEFAULTS
from .rules import RULES
from .words import office_as_read

router = Router(tags=["findings"])
MOST = 1000
# Far beyond any record, and no more than the databases take for a number.
LAST_RECORD = 10**12


@router.get("/findings", summary="Findings that stand")
def findings(
    request: HttpRequest,
    rule: str = "",
    site: str = "",
    state: State | None = None,
    limit: int = Query(100, ge=1, le=MOST),
    after: str = "",
) -> list[dict[str, Any]]:
    """By rule, site and state; `after` is the last id of the page before."""
    require(request.user, Act.SEE_FINDINGS)
    wanted = {"rule": rule, "site": site_meant(site), "state": state.value if state else ""}
    found = standing(findings_visible_to(request.user), **wanted).order_by("id")
    return [answer(finding) for finding in as_read_by(request.user, found.filter(id__gt=after)[:limit])]


@router.get("/findings/{path:finding}", summary="One finding, with its history")
def finding_of(request: HttpRequest, finding: str) -> dict[str, Any]:
    """By its id; the steps of its history name the record that holds each."""
    require(request.user, Act.SEE_FINDINGS)
    found = findings_visible_to(request.user).filter(pk=finding).first()
    if found is None:
        raise Refused("ID_UNKNOWN", id=finding)
    (read,) = as_read_by(request.user, [found])
    history = [{"what": step.what, "record": step.seq} for step in history_of(found.id)]
    return answer(read) | {"history": history}


@router.get("/queries", summary="Open questions about findings")
def questions(request: HttpRequest) -> list[dict[str, Any]]:
    """What was asked of whom, what waits for an answer first; those of a company are what it was asked itself."""
    require(request.user, Act.SEE_FINDINGS)
    return [_question(request, question) for question in questions_visible_to(request.user)]


@router.get("/queries/{number}", summary="One open question, with the findings it is about")
def question_of(request: HttpRequest, number: int = Path(..., ge=0, le=LAST_RECORD)) -> dict[str, Any]:
    """By its number, which is that of the record that asked."""
    require(request.user, Act.SEE_FINDINGS)
    found = questions_visible_to(request.user, number)
    if not found:
        raise Refused("ID_UNKNOWN", id=str(number))
    about = Finding.objects.filter(pk__in=found[0].findings).order_by("id")
    return _question(request, found[0]) | {"findings": [answer(one) for one in as_read_by(request.user, about)]}


def _question(request: HttpRequest, question: Question) -> dict[str, Any]:
    return {
        "number": question.number,
        "asked_of": office_as_read(question.asked_of, request.user.scope),
        "asked_at": question.at.isoformat(),
        "question": question.last.reason,
        "due": day_text(question.due) or None,
        "days_late": question.days_late(today()),
        "reminded_at": question.reminded_at.isoformat() if question.reminded_at else None,
        "answer": question.last.answer or None,
        "answered": question.is_answered,
        "findings": question.findings,
    }


@router.get("/rules", summary="The rule book")
def rules(request: HttpRequest) -> list[dict[str, Any]]:
    """What each rule finds, in the language asked for, and the limits it came with."""
    require(request.user, Act.SEE_RULES)
    return [_rule(code) for code in RULES]


@router.get("/rules/{code}", summary="One rule")
def rule_of(request: HttpRequest, code: str) -> dict[str, Any]:
    """By its code."""
    require(request.user, Act.SEE_RULES)
    if code not in RULES:
        raise Refused("ID_UNKNOWN", id=code)
    return _rule(code)


def _rule(code: str) -> dict[str, Any]:
    words = PAGES[code]
    return {
        "rule": code,
        "severity": RULES[code].severities[0],
        **{name: gettext(getattr(words, name)) for name in ("title", "sentence", "fraud", "source", "example")},
        "limits": {row.name: row.value for row in DEFAULTS if row.rule == code},
    }
