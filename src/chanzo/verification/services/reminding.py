"""Reminds offices of questions that are due: a record of each, and a mail to accounts of the office. (verification)

The mail says how many questions wait and since when, never what is asked: it leaves the house.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.mail import send_mail
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext, ngettext

from chanzo.core.days import day_text, to_day
from chanzo.core.names import fold
from chanzo.findings.models import Finding
from chanzo.findings.questions import Question, open_questions
from chanzo.findings.rules import is_to_remind
from chanzo.findings.services.handling import remind_of_findings
from chanzo.people.models import User
from chanzo.people.policies import may
from chanzo.people.types import Act, Actor

# Whoever reads the mail reads one of these.
LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Reminded:
    """One office: how many of its questions were due, the earliest day, how many accounts were written to."""

    office: str
    questions: int
    due: str
    mails: int


def questions_to_remind(today: int) -> list[Question]:
    """Open questions without an answer that are due soon or late, and of which nobody was reminded lately."""
    return [
        question
        for question in open_questions(Finding.objects.all())
        if not question.is_answered
        and is_to_remind(question.due, to_day(question.reminded_at.date()) if question.reminded_at else None, today)
    ]


def remind(*, today: int, by: Actor) -> list[Reminded]:
    """Record a reminder of every question that is to be remembered, and write to the accounts of its office."""
    offices: dict[str, list[Question]] = {}
    for question in questions_to_remind(today):
        remind_of_findings(ids=question.findings, by=by)
        offices.setdefault(question.asked_of, []).append(question)
    return [_told(office, questions, _accounts_of(office)) for office, questions in sorted(offices.items())]


def _accounts_of(office: str) -> list[User]:
    """Accounts of an organisation that may answer for it."""
    bound = User.objects.filter(~Q(organisation=""), is_active=True).order_by("email")
    return [user for user in bound if fold(user.organisation) == fold(office) and may(user, Act.ANSWER_QUERY)]


def _told(office: str, questions: list[Question], accounts: Iterable[User]) -> Reminded:
    due = min(question.due for question in questions if question.due is not None)
    reminded = Reminded(office, len(questions), day_text(due), len(list(accounts)))
    subjects, bodies = [], []
    for language in LANGUAGES:
        with translation.override(language):
            waiting = ngettext(
                "%(count)s question waits for your answer", "%(count)s questions wait for your answer", len(questions)
            )
            subjects.append(waiting % {"count": len(questions)})
            bodies.append(
                gettext("%(waiting)s; the first was due by %(day)s. Sign in to chanzo and open Questions.")
                % {"waiting": subjects[-1], "day": day_text(due)}
            )
    for account in accounts:
        send_mail(f"chanzo: {' / '.join(subjects)}", "\n\n".join(bodies) + "\n", None, [account.email])
    return reminded
