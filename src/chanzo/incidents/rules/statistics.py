"""What a period's incidents come to: how many, how long steps take, what is late, repeated, withheld. (incidents)

A plain function over plain rows, so that a page, a program and a frozen snapshot count alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from ..types import Clock
from .clocks import deadlines


@dataclass(frozen=True, slots=True)
class Case:
    """An incident as it is counted; days since 1970, ``met`` the day on which each clock was met."""

    number: str
    level: int
    category: str
    province: str
    site: str
    opened: int
    closed: int | None
    outcome: str
    public: bool
    met: Mapping[Clock, int]


@dataclass(frozen=True, slots=True)
class Group:
    """One line of the statistics; medians are whole or half days, None where nothing was met."""

    key: str
    opened: int
    closed: int
    resolved: int
    late: int
    withheld: int
    repeats: int
    oldest: int
    to_tell: float | None
    to_plan: float | None
    to_verify: float | None
    to_close: float | None


def opened_between(cases: Iterable[Case], first: int, last: int) -> list[Case]:
    """The cases opened on a day of the period, both ends included."""
    return [case for case in cases if first <= case.opened <= last]


def grouped(cases: Iterable[Case], by: str, today: int) -> list[Group]:
    """The cases by an attribute (level, category, province), and a last line for all of them with the key ``""``."""
    cases = list(cases)
    several = again(case.site for case in cases)
    keys = sorted({str(getattr(case, by)) for case in cases})
    parts = [(key, [case for case in cases if str(getattr(case, by)) == key]) for key in keys]
    return [_line(key, part, several, today) for key, part in [*parts, ("", cases)]]


def again(sites: Iterable[str]) -> frozenset[str]:
    """The sites that are named twice or more."""
    return frozenset(site for site, times in Counter(sites).items() if site and times > 1)


def _line(key: str, cases: list[Case], several: frozenset[str], today: int) -> Group:
    closed = [case for case in cases if case.closed is not None]
    running = [case for case in cases if case.closed is None]
    return Group(
        key=key,
        opened=len(cases),
        closed=len(closed),
        resolved=sum(case.outcome == "resolved" for case in closed),
        late=sum(any(one.late(today) for one in deadlines(case.opened, case.level, case.met)) for case in cases),
        withheld=sum(not case.public for case in cases),
        repeats=sum(case.site in several for case in cases),
        oldest=max((today - case.opened for case in running), default=0),
        to_tell=_days(cases, Clock.NOTIFY),
        to_plan=_days(cases, Clock.PLAN),
        to_verify=_days(cases, Clock.VERIFY),
        to_close=_days(cases, Clock.CLOSE),
    )


def _days(cases: Iterable[Case], clock: Clock) -> float | None:
    took = [case.met[clock] - case.opened for case in cases if clock in case.met]
    return float(median(took)) if took else None
