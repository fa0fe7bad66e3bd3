"""The vocabulary of baseline studies: a form of sections and questions, and a study as its answers. (sites)"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Answers = dict[str, Any]
"""Answers by the key of their question: whole numbers, codes, texts, lists of codes, lists of rows."""


class Sort(StrEnum):
    """What the answer to a question is; masses are kept in grams, days as days since 1970."""

    YES_NO = "yes_no"
    COUNT = "count"
    MASS = "mass"
    DAY = "day"
    CHOICE = "choice"
    CHOICES = "choices"
    LINE = "line"
    TEXT = "text"
    ROWS = "rows"


class Privacy(StrEnum):
    """Who may read an answer: anybody who reads the register, those who work on studies, or staff and officers."""

    PUBLIC = "public"
    PROGRAMME = "programme"
    CONFIDENTIAL = "confidential"


Choice = tuple[str, str]
"""A code and its English words."""


@dataclass(frozen=True)
class Question:
    """One question; rows ask ``columns`` on each of ``rows`` lines."""

    key: str
    sort: Sort
    label: str
    privacy: Privacy = Privacy.PROGRAMME
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    hint: str = ""
    required: bool = False
    columns: tuple["Question", ...] = ()
    rows: int = 0

    @property
    def free(self) -> bool:
        """Whether the answer is free text, which no publication shows."""
        return self.sort in (Sort.LINE, Sort.TEXT)


@dataclass(frozen=True)
class Section:
    """Questions that stand together on the page and on paper."""

    key: str
    title: str
    questions: tuple[Question, ...]
    hint: str = ""


@dataclass(frozen=True)
class StudyForm:
    """A version of the form; studies stay readable under the version they were filled in with."""

    version: int
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Iterator[Question]:
        """Every question in order."""
        for section in self.sections:
            yield from section.questions


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A study as recorded; ``root`` is the first of its corrections, ``answers`` JSON text."""

    seq: int
    site: str
    day: int
    form: int
    answers: str
    root: int
    replaces: int | None
    replaced_by: int | None
    recorded_by: str
    recorded_at: int


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photograph kept with a study and all its corrections."""

    seq: int
    study: int
    sha256: str
    media: str
    size: int
    recorded_by: str
    recorded_at: int
