"""Which answers of a study a reader may see, and how two studies of one site differ. (sites)"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..types.study import Answers, Privacy, Question, Section, Sort, StudyForm

OPEN = frozenset({Privacy.PUBLIC})
WITHIN = OPEN | {Privacy.PROGRAMME}
EVERYTHING = WITHIN | {Privacy.CONFIDENTIAL}


@dataclass(frozen=True, slots=True)
class Difference:
    """One question in two studies; ``change`` is the second number less the first where both are numbers."""

    section: Section
    question: Question
    before: Any
    after: Any

    @property
    def same(self) -> bool:
        return bool(self.before == self.after)

    @property
    def change(self) -> int | None:
        """How much more the later figure says."""
        numbers = self.question.sort in (Sort.COUNT, Sort.MASS)
        return self.after - self.before if numbers and None not in (self.before, self.after) else None


def readable(form: StudyForm, allowed: frozenset[Privacy]) -> Iterator[tuple[Section, list[Question]]]:
    """The questions of a form that a reader may read, section by section; sections without any are left out."""
    for section in form.sections:
        questions = [question for question in section.questions if question.privacy in allowed]
        if questions:
            yield section, questions


def answers_for(form: StudyForm, answers: Answers, allowed: frozenset[Privacy]) -> Answers:
    """The answers that a reader may read."""
    keys = {question.key for _, questions in readable(form, allowed) for question in questions}
    return {key: value for key, value in answers.items() if key in keys}


def published(form: StudyForm, answers: Answers) -> Answers:
    """The answers that may be published: public ones, and no free text whatever its question says."""
    free = {question.key for question in form.questions if question.free}
    return {key: value for key, value in answers_for(form, answers, OPEN).items() if key not in free}


def differences(
    forms: Iterable[StudyForm], before: Answers, after: Answers, allowed: frozenset[Privacy]
) -> list[Difference]:
    """Every question of either form that one of two studies answers, in the order of the later form."""
    found, told = [], set()
    for form in forms:
        for section, questions in readable(form, allowed):
            for question in questions:
                answered = question.key in before or question.key in after
                if answered and question.key not in told:
                    told.add(question.key)
                    found.append(Difference(section, question, before.get(question.key), after.get(question.key)))
    return found


def without_empty(answers: Mapping[str, Any]) -> Answers:
    """Answers that say something; rows without a cell are left out."""
    kept: Answers = {}
    for key, value in answers.items():
        if isinstance(value, list):
            value = [without_empty(row) if isinstance(row, Mapping) else row for row in value]
            value = [row for row in value if row not in ({}, "")]
        if value not in (None, "", []):
            kept[key] = value
    return kept
