"""Whether answers are such as a form asks for, whichever way they came in. (sites)"""

from collections.abc import Callable, Mapping
from typing import Any

from ..types.study import Answers, Question, Sort, StudyForm

YES_NO = ("yes", "no", "unknown")
MOST = 10_000_000
MOST_TEXT = 4_000


def _whole(question: Question, value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _mass(question: Question, value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST * 1000


def _day(question: Question, value: Any) -> bool:
    return type(value) is int


def _choice(question: Question, value: Any) -> bool:
    return value in {code for code, _ in question.choices}


def _choices(question: Question, value: Any) -> bool:
    codes = {code for code, _ in question.choices}
    return isinstance(value, list) and bool(value) and set(value) <= codes and len(set(value)) == len(value)


def _yes_no(question: Question, value: Any) -> bool:
    return value in YES_NO


def _text(question: Question, value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MOST_TEXT


def _rows(question: Question, value: Any) -> bool:
    asked = {column.key: column for column in question.columns}
    return (
        isinstance(value, list)
        and 0 < len(value) <= question.rows
        and all(
            isinstance(row, Mapping)
            and row
            and all(key in asked and fits(asked[key], cell) for key, cell in row.items())
            for row in value
        )
    )


FITS: dict[Sort, Callable[[Question, Any], bool]] = {
    Sort.YES_NO: _yes_no,
    Sort.COUNT: _whole,
    Sort.MASS: _mass,
    Sort.DAY: _day,
    Sort.CHOICE: _choice,
    Sort.CHOICES: _choices,
    Sort.LINE: _text,
    Sort.TEXT: _text,
    Sort.ROWS: _rows,
}


def fits(question: Question, value: Any) -> bool:
    """Whether a value is an answer to a question."""
    return FITS[question.sort](question, value)


def wrong_answers(form: StudyForm, answers: Answers) -> list[str]:
    """The keys of answers that the form does not ask for, or not so."""
    asked = {question.key: question for question in form.questions}
    return [key for key, value in answers.items() if key not in asked or not fits(asked[key], value)]


def missing_answers(form: StudyForm, answers: Answers) -> list[str]:
    """The keys of questions that must be answered and are not."""
    return [question.key for question in form.questions if question.required and question.key not in answers]
