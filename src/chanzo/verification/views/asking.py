"""Questions as lists and pages show them. (verification)"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from chanzo.core.clock import now, today
from chanzo.findings.models import Finding
from chanzo.findings.questions import Question

from ..gate import as_read_by
from ..pages import PAGES
from ..words import cause_words, office_as_read
from .asked import cause_url
from .sentences import sentence_of_finding


def question_rows(request: HttpRequest, questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Questions as lists show them, each with the sentence of its first finding."""
    questions = list(questions)
    first = Finding.objects.in_bulk([question.findings[0] for question in questions])
    read = {finding.id: finding for finding in as_read_by(request.user, first.values())}
    day = today()
    rows = []
    for question in questions:
        finding = read[question.findings[0]]
        rows.append(
            {
                "question": question,
                "number": question.number,
                "office": office_as_read(question.asked_of, request.user.scope),
                "text": question.last.reason,
                "findings": len(question.findings),
                "others": len(question.findings) - 1,
                "at": question.at,
                "days": (now() - question.at).days,
                "due": question.due,
                "late": question.days_late(day),
                "reminded": question.reminded_at,
                "answer": question.last.answer,
                "rule": finding.rule,
                "title": _(PAGES[finding.rule].title),
                "cause": cause_words(finding.cause),
                "cause_url": cause_url(finding.rule, finding.cause),
                "sentence": sentence_of_finding(finding),
                "url": reverse("verification:question", args=[question.number]),
            }
        )
    return rows
