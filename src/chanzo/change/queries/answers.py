"""Indicators as commands, the API and files answer them. (change)"""

from collections.abc import Iterable
from typing import Any

from chanzo.core.indicators import registered

from ..types import Observation, Theory
from .theory import theory_on


def answer_of(observations: Iterable[Observation]) -> list[dict[str, Any]]:
    """One row an indicator, those that nobody computes too; value null for no data (contracts, section 2)."""
    theory, found = theory_on(), {observation.code: observation for observation in observations}
    rows = []
    for code, indicator in registered().items():
        observation = found.get(code)
        keys = statements_of(theory, code)
        figure = observation.figure if observation else None
        rows.append(
            {
                "code": code,
                "statement": keys[0] if keys else None,
                "statements": keys,
                "group": theory.statements[keys[0]].group.value if keys else None,
                "value": figure.value if figure else None,
                "unit": indicator.unit,
                "numerator": figure.numerator if figure else None,
                "denominator": figure.denominator if figure else None,
                "n": figure.n if figure else 0,
                "completeness": observation.completeness if observation else None,
                "head": observation.head if observation else None,
                "records_hash": observation.records_hash if observation else None,
                "version": indicator.version,
                "comes_with": indicator.awaits or None,
            }
        )
    return rows


def statements_of(theory: Theory, code: str) -> list[str]:
    """The statements that an indicator shows, in the order of the theory."""
    return [key for key, statement in theory.statements.items() if code in statement.indicators]
