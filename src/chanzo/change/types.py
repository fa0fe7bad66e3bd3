"""The vocabulary of the theory of change: groups, levels, statements and what carries them. (change)"""

from dataclasses import dataclass
from enum import StrEnum

from chanzo.core.indicators import Figure

UNIT = 1_000_000
"""Figures stand in records as whole millionths of their unit."""
N_ = str  # marks a word for the catalogues; it is translated where it is shown


class Group(StrEnum):
    """Whom a statement is about; the vision and the problem are about all."""

    ALL = "all"
    INDUSTRY = "industry"
    GOVERNMENT = "government"
    COMMUNITIES = "communities"


class Level(StrEnum):
    """Where a statement stands between what is done and what is hoped for."""

    VISION = "vision"
    OUTCOME = "outcome"
    OUTPUT = "output"
    ACTIVITY = "activity"
    PROBLEM = "problem"


class Holding(StrEnum):
    """How an assumption stands."""

    UNTESTED = "untested"
    HOLDS = "holds"
    WEAKENING = "weakening"
    BROKEN = "broken"


class Degree(StrEnum):
    """How likely a risk is, or how heavy it would weigh."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in both languages of the theory."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """French for French, English for every other language."""
        return self.fr if language.startswith("fr") else self.en


@dataclass(frozen=True, slots=True)
class Link:
    """One statement brings about another, and why that should be so."""

    cause: str
    effect: str
    because: Words


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the theory, and the indicators (by code) that would show it."""

    key: str
    level: Level
    group: Group
    text: Words
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must hold for statements to follow; ``trigger`` is a rule over indicators (rules.triggers)."""

    key: str
    group: Group
    text: Words
    under: tuple[str, ...]
    owner: str
    indicators: tuple[str, ...] = ()
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """What could undo statements, how likely and how heavy, and what is done about it."""

    key: str
    group: Group
    text: Words
    threatens: tuple[str, ...]
    likelihood: Degree
    impact: Degree
    mitigation: Words
    owner: str
    indicators: tuple[str, ...] = ()
    trigger: str = ""


@dataclass(frozen=True)
class Theory:
    """A whole theory; keys are unique across statements, assumptions and risks."""

    edition: str
    statements: dict[str, Statement]
    links: tuple[Link, ...]
    assumptions: dict[str, Assumption]
    risks: dict[str, Risk]

    @property
    def watched(self) -> "list[Assumption | Risk]":
        """Every assumption and risk."""
        return [*self.assumptions.values(), *self.risks.values()]

    def of(self, level: Level, group: Group) -> list[Statement]:
        """The statements of one cell, in order."""
        return [s for s in self.statements.values() if (s.level, s.group) == (level, group)]


@dataclass(frozen=True)
class Observation:
    """An indicator over a period (days since 1970, both included), as the ledger stood at record ``head``.

    ``records`` are the records it was made of, written short (rules.records); ``records_hash`` stands for what they
    say. ``entered`` says that somebody declared it.
    """

    code: str
    version: int
    first: int
    last: int
    head: int
    figure: Figure
    completeness: float | None
    breakdown: dict[str, dict[str, Figure]]
    records: str
    records_hash: str
    entered: bool = False


class DocumentBroken(Exception):
    """A snapshot's document is not the one that was signed; the message names the place."""
