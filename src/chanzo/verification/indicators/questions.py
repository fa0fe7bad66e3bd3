"""Whether questions about findings are answered, and whether one answer serves several. (verification)"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.ledger.queries import recorded_at

from .courses import Course, Step, courses_until
from .findings import finding_url, readable_findings

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def answered(asked: Asked) -> Cases:
    """The questions asked in the period, each one record however many findings it is about; the part have an answer."""
    courses = courses_until(asked.last).values()
    about = _together(courses, "asked")
    rows = []
    for (seq, day), findings in sorted(about.items()):
        if day >= asked.first:
            reply = max((_reply(one, seq) for one in findings), default=0)
            rows.append(Case(_key(seq, findings), reply or seq, day, int(reply > 0), by=_alike(findings)))
    return Cases(bool(about), rows)


def serving_many(asked: Asked) -> Cases:
    """The answers given in the period; the part are those that answered about several findings at once."""
    about = _together(courses_until(asked.last).values(), "answered")
    rows = [
        Case(_key(seq, findings), seq, day, int(len(findings) > 1), by=_alike(findings))
        for (seq, day), findings in sorted(about.items())
        if day >= asked.first
    ]
    return Cases(bool(about), rows)


def hours(asked: Asked) -> Cases:
    """The hours from each question to the answers of the period, the last question that an answer is about counting."""
    about = _together(courses_until(asked.last).values(), "answered")
    within = {step: findings for step, findings in about.items() if step[1] >= asked.first}
    questions = {
        seq: max(asked_by for one in findings for asked_by, _ in one.asked if asked_by < seq)
        for (seq, _), findings in within.items()
    }
    at = recorded_at([*questions, *questions.values()])
    rows = [
        Case(
            _key(seq, findings), seq, day, int((at[seq] - at[questions[seq]]).total_seconds()) // 3600,
            by=_alike(findings),
        )
        for (seq, day), findings in sorted(within.items())
    ]  # fmt: skip
    return Cases(bool(about), rows)


def _together(courses: Any, what: str) -> dict[Step, list[Course]]:
    """The findings that one record asked or answered about."""
    about: dict[Step, list[Course]] = defaultdict(list)
    for course in courses:
        for step in getattr(course, what):
            about[step].append(course)
    return about


def _reply(course: Course, question: int) -> int:
    """The last record that answered a question before the finding was asked about again; 0 for none."""
    again = min((seq for seq, _ in course.asked if seq > question), default=None)
    replies = [seq for seq, _ in course.answered if seq > question and (again is None or seq < again)]
    return max(replies, default=0)


def _alike(findings: Sequence[Course]) -> tuple[str, str]:
    """The province and rule of findings where they have but one."""
    provinces, rules = {one.province for one in findings}, {one.rule for one in findings}
    return (provinces.pop() if len(provinces) == 1 else "", rules.pop() if len(rules) == 1 else "")


def _key(seq: int, findings: Sequence[Course]) -> str:
    return f"{seq}|{min(one.id for one in findings)}"


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    seen = readable_findings(user, [key.partition("|")[2] for key in keys])
    return {key for key in keys if key.partition("|")[2] in seen}


register_noun(
    Noun("question", N_("Question about findings"), lambda key: finding_url(key.partition("|")[2]), _readable)
)

_QUESTIONS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part="",
    source=N_("questions about findings and their answers"),
    noun="question",
    breakdowns=("province", "rule"),
    responsible="verifier",
)

register(
    replace(
        _QUESTIONS,
        code="findings.questions_answered",
        name=N_("Questions that were answered"),
        definition=N_("Of the questions about findings asked in the period, those that had an answer by its end."),
        part=N_("questions with an answer"),
        whole=N_("questions that were asked"),
        quality=N_("One question can be about several findings; an answer about one of them counts as its answer."),
        cases=answered,
    ),
    replace(
        _QUESTIONS,
        code="answers.serving_many",
        name=N_("Answers that served several findings"),
        definition=N_("Of the answers given in the period to questions, those that answered about several findings."),
        part=N_("answers about several findings"),
        whole=N_("answers"),
        quality=N_("Depends on how questions are put together: one cause, one question."),
        cases=serving_many,
    ),
    replace(
        _QUESTIONS,
        code="answers.hours",
        name=N_("Hours from a question to its answer"),
        definition=N_(
            "The middle number of hours from asking about findings to the answer; of the answers of the period."
        ),
        unit=N_("hours"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("hours from question to answer"),
        quality=N_("Questions without an answer are not in it; the hours are those in which both were written down."),
        cases=hours,
    ),
)
