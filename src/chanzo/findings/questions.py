"""Open questions: what was asked of whom about which findings, and what was answered. (findings)"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from chanzo.ledger.queries import recorded_at

from .models import Finding, Verdict
from .types import State


@dataclass(slots=True)
class Question:
    """One record that asked about findings; its sequence is the question's number, ``last`` says what came of it."""

    number: int
    at: datetime
    last: Verdict
    findings: list[str] = field(default_factory=list)
    reminded_at: datetime | None = None

    @property
    def asked_of(self) -> str:
        return self.last.asked_of

    @property
    def due(self) -> int | None:
        return self.last.due

    @property
    def is_answered(self) -> bool:
        return self.last.answered is not None

    def days_late(self, today: int) -> int:
        """Days since the answer was due, 0 when it came or is not due yet."""
        return 0 if self.due is None or self.is_answered else max(0, today - self.due)


def open_questions(findings: QuerySet[Finding], number: int | None = None) -> list[Question]:
    """The questions about these findings that wait for an answer or a verdict: unanswered first, then by due day."""
    asked = Verdict.objects.filter(sort="query", ended=None)
    asked = asked.filter(finding__in=findings.filter(state=State.QUERIED.value).order_by().values("id"))
    if number is not None:
        asked = asked.filter(seq=number)
    return questions_of(asked.order_by("seq", "finding"))


def questions_of(verdicts: Iterable[Verdict]) -> list[Question]:
    """The questions that rows about single findings are parts of."""
    rows = list(verdicts)
    times = recorded_at([row.seq for row in rows] + [row.reminded for row in rows if row.reminded])
    found: dict[int, Question] = {}
    for row in rows:
        question = found.setdefault(row.seq, Question(row.seq, times[row.seq], row))
        question.findings.append(row.finding)
        if row.reminded:
            question.reminded_at = times[row.reminded]
    return sorted(found.values(), key=lambda q: (q.is_answered, q.due is None, q.due or 0, q.number))
