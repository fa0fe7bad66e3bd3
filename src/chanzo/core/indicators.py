"""What rooms count for the theory of change, and how cases become an observation. (core)

A room says what one case is, how it counts and from which record it is known; everything else is done here, once:
the value, its breakdowns, its completeness, and the records behind it.

    indicators.register(Indicator("visits.made", 1, ..., reckoning=Reckoning.SHARE, noun="visit", cases=presence))
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

N_ = str  # marks a word for the catalogues; it is translated where it is shown


class Reckoning(StrEnum):
    """How cases make a value."""

    COUNT = "count"  # sum of parts, ``per`` of them making one (grams of a kilogram)
    SHARE = "share"  # parts over wholes, 0 to 1
    RATE = "rate"  # parts over wholes, times ``per``
    MEDIAN = "median"  # the median part of the cases


class Direction(StrEnum):
    """Which way is better; NONE is said deliberately, where more may be trust as well as trouble."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Method(StrEnum):
    """Where a figure comes from."""

    COMPUTED = "computed"  # from records
    DECLARED = "declared"  # said by somebody, with evidence
    SURVEY = "survey"  # asked of a sample


class Case(NamedTuple):
    """One thing that an indicator counts.

    ``key`` names it for the gate and the page of its noun, ``seq`` is the record it is known from, ``day`` days since
    1970, ``part`` and ``whole`` what it adds to numerator and denominator (for a median, ``part`` is its value), ``n``
    how many things it stands for. A case whose value is not ``known`` counts for completeness alone. ``by`` follows the
    indicator's breakdowns.
    """

    key: str
    seq: int
    day: int
    part: int = 1
    whole: int = 1
    n: int = 1
    known: bool = True
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, both days included, as days since 1970."""

    first: int
    last: int


class Cases(NamedTuple):
    """What was found for a period; not ``begun`` means that nothing of the sort was ever recorded until its end."""

    begun: bool
    rows: Sequence[Case] = ()


@dataclass(frozen=True)
class Indicator:
    """A figure with its definition; ``version`` changes when the same records would give another value.

    ``part`` and ``whole`` say in words what is counted over what, ``source`` of which records, ``quality`` what to
    mind. ``silent`` marks a count of reports or incidents: a target on it would reward silence and is refused.
    Without ``cases`` nobody computes it yet: it comes with the room ``awaits``, or is entered (``method``).
    """

    code: str
    version: int
    name: str
    definition: str
    unit: str
    reckoning: Reckoning
    direction: Direction
    part: str
    whole: str = ""
    source: str = ""
    quality: str = ""
    noun: str = ""
    breakdowns: tuple[str, ...] = ()
    per: int = 1
    silent: bool = False
    responsible: str = "secretariat"
    method: Method = Method.COMPUTED
    awaits: str = ""
    cases: Callable[[Asked], Cases] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it was made of; None is no data, which is not 0."""

    value: float | None
    numerator: int | None
    denominator: int | None
    n: int


@dataclass(frozen=True)
class Observed:
    """An indicator over a period: the figure, the share of cases that are known, its breakdowns, its records.

    ``breakdown`` is by the name of a breakdown, then by its value; ``month`` (YYYY-MM) always is one.
    """

    figure: Figure
    completeness: float | None
    breakdown: dict[str, dict[str, Figure]]
    records: tuple[int, ...]


@dataclass(frozen=True)
class Noun:
    """What one case is: its title, its page, and which cases a reader may see by key."""

    code: str
    title: str
    url: Callable[[str], str]
    visible: Callable[[Any, Sequence[str]], set[str]]


def observe(indicator: Indicator, cases: Cases, *, month: Callable[[int], str]) -> Observed:
    """The observation that cases make; parts of a count or share add up over every breakdown."""
    rows = cases.rows if cases.begun else ()
    known = [case for case in rows if case.known]
    groups: dict[str, dict[str, list[Case]]] = {name: defaultdict(list) for name in (*indicator.breakdowns, "month")}
    for case in known:
        for name, value in zip(indicator.breakdowns, case.by, strict=True):
            groups[name][value].append(case)
        groups["month"][month(case.day)].append(case)
    every, sure = sum(case.n for case in rows), sum(case.n for case in known)
    return Observed(
        _figure(indicator, known, cases.begun),
        round(sure / every, 6) if every else None,
        {
            name: {value: _figure(indicator, some, True) for value, some in sorted(found.items())}
            for name, found in groups.items()
        },
        tuple(sorted({case.seq for case in rows})),
    )


def _figure(indicator: Indicator, cases: Sequence[Case], begun: bool) -> Figure:
    n = sum(case.n for case in cases)
    if not begun:
        return Figure(None, None, None, 0)
    if indicator.reckoning is Reckoning.MEDIAN:
        return Figure(_median(cases), None, None, n)
    part = sum(case.part for case in cases)
    if indicator.reckoning is Reckoning.COUNT:
        return Figure(part if indicator.per == 1 else part / indicator.per, part, None, n)
    whole = sum(case.whole for case in cases)
    return Figure(round(indicator.per * part / whole, 6) if whole else None, part, whole, n)


def _median(cases: Iterable[Case]) -> float | None:
    """The middle value, each case counted ``n`` times; the mean of both middle ones where there are two."""
    ordered = sorted((case.part, case.n) for case in cases)
    total = sum(n for _, n in ordered)
    if not total:
        return None
    low, high, passed = (total - 1) // 2, total // 2, 0
    middle = []
    for value, n in ordered:
        middle += [value for at in (low, high) if passed <= at < passed + n]
        passed += n
    return sum(middle) / 2


_indicators: dict[str, Indicator] = {}
_nouns: dict[str, Noun] = {}


def register(*indicators: Indicator) -> None:
    """Offer indicators; a code stands once."""
    _indicators.update((indicator.code, indicator) for indicator in indicators)


def register_noun(noun: Noun) -> None:
    """Say what a case is, where it is read, and by whom."""
    _nouns[noun.code] = noun


def registered() -> dict[str, Indicator]:
    """Every indicator by code, in the order of their codes."""
    return dict(sorted(_indicators.items()))


def noun_called(code: str) -> Noun:
    """The noun that an indicator names."""
    return _nouns[code]
