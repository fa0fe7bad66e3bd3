"""What a period's incidents come to: how many, how long steps take, what is late, repeated, withheld. (incidents)

A plain function over plain rows, so that a page, a program and a frozen snapshot count alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from ..authorities.rules import within_target
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
    acknowledged: int | None = None  # the first day on which an authority acknowledged it


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
    to_inform: float | None
    informed_in_time: float | None


def opened_between(cases: Iterable[Case], first: int, last: int) -> list[Case]:
    """The cases opened on a day of the period, both ends included."""
    return [case for case in cases if first <= case.opened <= last]


def grouped(cases: Iterable[Case], by: str, today: int) -> list[Group]:
    """The cases by an attribute (level, category, province), and a last line for all of them with the key ``""``."""
    cases = list(cases)
    sites = Counter(case.site for case in cases if case.site)
    keys = sorted({str(getattr(case, by)) for case in cases})
    parts = [(key, [case for case in cases if str(getattr(case, by)) == key]) for key in keys]
    return [_line(key, part, sites, today) for key, part in [*parts, ("", cases)]]


def _line(key: str, cases: list[Case], sites: Counter[str], today: int) -> Group:
    closed = [case for case in cases if case.closed is not None]
    running = [case for case in cases if case.closed is None]
    return Group(
        key=key,
        opened=len(cases),
        closed=len(closed),
        resolved=sum(case.outcome == "resolved" for case in closed),
        late=sum(any(one.late(today) for one in deadlines(case.opened, case.level, case.met)) for case in cases),
        withheld=sum(not case.public for case in cases),
        repeats=sum(sites[case.site] > 1 for case in cases if case.site),
        oldest=max((today - case.opened for case in running), default=0),
        to_tell=_days(cases, Clock.NOTIFY),
        to_plan=_days(cases, Clock.PLAN),
        to_verify=_days(cases, Clock.VERIFY),
        to_close=_days(cases, Clock.CLOSE),
        to_inform=_median([max(0, case.acknowledged - case.opened) for case in cases if case.acknowledged is not None]),
        informed_in_time=_in_time(cases, today),
    )


def _days(cases: Iterable[Case], clock: Clock) -> float | None:
    return _median([case.met[clock] - case.opened for case in cases if clock in case.met])


def _median(took: Sequence[int]) -> float | None:
    return float(median(took)) if took else None


def _in_time(cases: Iterable[Case], today: int) -> float | None:
    """Of the cases whose time for it is over, the share that an authority acknowledged in time."""
    over = [
        case for case in cases if case.acknowledged is not None or not within_target(case.opened, case.level, today)
    ]
    if not over:
        return None
    return sum(
        case.acknowledged is not None and within_target(case.opened, case.level, case.acknowledged) for case in over
    ) / len(over)
