"""Triggers: rules over indicators and series that are watched day by day. (change)

    TRIGGER   = CONDITION { ("and" | "or") CONDITION }      "and" binds closer
    CONDITION = TERM ("<" | "<=" | ">" | ">=") NUMBER
    TERM      = CODE                     the figure of the period, as `visits.made`
              | change(CODE)             its relative change against the period before
              | latest(SERIES)           the last value of a series
              | total(SERIES, DAYS)      the sum of its values in the days up to the last of the period
              | change(SERIES, DAYS)     relative change of its last value against the one DAYS before
              | volatility(SERIES, DAYS) standard deviation of its relative steps over DAYS

What is not known makes a condition unknown; an unknown condition neither rings nor calms a trigger by itself.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from chanzo.core.refusals import Refused

NAME, NUMBER, DAYS = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*", r"-?\d+(?:[.,]\d+)?", r"\d{1,4}"
_CONDITION = re.compile(
    rf"\s*(?:(?P<function>change|latest|total|volatility)\(\s*(?P<inner>{NAME})\s*(?:,\s*(?P<days>{DAYS})\s*)?\)"
    rf"|(?P<code>{NAME}))\s*(?P<sign><=|>=|<|>)\s*(?P<number>{NUMBER})\s*"
)
SIGNS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
TAKES_DAYS = frozenset(("total", "volatility"))


@dataclass(frozen=True, slots=True)
class Term:
    """What a condition looks at: an indicator or series by name, as it is (no function) or through one."""

    name: str
    function: str = ""
    days: int | None = None

    @property
    def of_series(self) -> bool:
        """Whether it looks at a series."""
        return self.function in ("latest", "total", "volatility") or self.days is not None


@dataclass(frozen=True, slots=True)
class Condition:
    """A term held against a number."""

    term: Term
    sign: str
    number: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """Alternatives, each of conditions that must all be true."""

    alternatives: tuple[tuple[Condition, ...], ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term once, in the order in which they are written."""
        return tuple(dict.fromkeys(c.term for conditions in self.alternatives for c in conditions))


def trigger_in(text: str) -> Trigger:
    """Read a trigger; TRIGGER_WRONG names the place where it cannot be read."""
    alternatives: list[list[Condition]] = [[]]
    at = 0
    while True:
        found = _CONDITION.match(text, at)
        if found is None or (found["function"] in TAKES_DAYS and not found["days"]):
            raise Refused("TRIGGER_WRONG", at=at + 1, rest=text[at : at + 40].strip() or "…")
        if found["function"] == "latest" and found["days"]:
            raise Refused("TRIGGER_WRONG", at=at + 1, rest=text[at : at + 40].strip())
        days = int(found["days"]) if found["days"] else None
        term = Term(found["inner"] or found["code"], found["function"] or "", days)
        alternatives[-1].append(Condition(term, found["sign"], float(found["number"].replace(",", "."))))
        at = found.end()
        if at == len(text):
            return Trigger(tuple(map(tuple, alternatives)))
        word = re.compile(r"(and|or)\s").match(text, at)
        if word is None:
            raise Refused("TRIGGER_WRONG", at=at + 1, rest=text[at : at + 40].strip())
        if word[1] == "or":
            alternatives.append([])
        at = word.end()


def written(term: Term) -> str:
    """A term as triggers write it."""
    if not term.function:
        return term.name
    return f"{term.function}({term.name})" if term.days is None else f"{term.function}({term.name}, {term.days})"


def rings(trigger: Trigger, value: Callable[[Term], float | None]) -> bool | None:
    """Whether a trigger rings; None where what is not known could decide it."""
    results = [_all_true(conditions, value) for conditions in trigger.alternatives]
    return True if True in results else None if None in results else False


def _all_true(conditions: tuple[Condition, ...], value: Callable[[Term], float | None]) -> bool | None:
    results = []
    for condition in conditions:
        found = value(condition.term)
        results.append(None if found is None else SIGNS[condition.sign](found, condition.number))
    return False if False in results else None if None in results else True


def relative_change(now: float | None, before: float | None) -> float | None:
    """How much more or less than before, as a share of it; None where either is not known or before was 0."""
    return None if now is None or not before else (now - before) / abs(before)
