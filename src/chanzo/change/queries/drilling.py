"""The cases behind a figure, those a reader may see. (change)"""

from dataclasses import dataclass
from typing import Any

from chanzo.core.days import month_of, month_text
from chanzo.core.indicators import Asked, Case, Indicator, noun_called

from .computing import cases_of


@dataclass(frozen=True)
class Drilled:
    """The cases that a reader may see, newest first, of all that the figure counts; as of record ``head``."""

    cases: list[Case]
    counted: int
    head: int


def drill(indicator: Indicator, asked: Asked, user: Any, *, breakdown: str = "", value: str = "") -> Drilled:
    """The cases of a figure, or of one value of a breakdown."""
    head, cases = cases_of(indicator, asked)
    rows = [case for case in cases.rows if not breakdown or _within(indicator, case, breakdown, value)]
    seen = noun_called(indicator.noun).visible(user, list({case.key for case in rows}))
    shown = sorted((case for case in rows if case.key in seen), key=lambda case: (-case.day, -case.seq, case.key))
    return Drilled(shown, len(rows), head.seq)


def _within(indicator: Indicator, case: Case, breakdown: str, value: str) -> bool:
    if not case.known:
        return False
    if breakdown == "month":
        return month_text(month_of(case.day)) == value
    return case.by[indicator.breakdowns.index(breakdown)] == value
