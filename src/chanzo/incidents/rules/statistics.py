"""What a period's incidents come to: how many, how long steps take, what is late, repeated, withheld. (incidents)

A plain function over plain rows, so that a page, a program and a frozen snapshot count alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from chanzo.core.days import month_end, month_of, month_start

from ..types import Clock
from .clocks import Deadline

# Open cases are counted by their age in days, up to these and longer.
AGES = (30, 90, 180)


@dataclass(frozen=True, slots=True)
class Case:
    """An incident as it is counted; days since 1970, ``met`` the day on which each clock was met, ``deadlines`` by its
    own limits and stops.

    ``public`` when everybody reads an account of it, ``followed`` when evidence shows what was done about it.
    """

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
    deadlines: Sequence[Deadline] = ()
    happened: int | None = None
    followed: bool = False
    acknowledged: int | None = None  # the first day on which an authority acknowledged it

    @property
    def verified_late(self) -> bool:
        """Whether it was verified in a later half-year than it happened in."""
        verified = self.met.get(Clock.VERIFY)
        return verified is not None and half_of(verified) > half_of(
            self.opened if self.happened is None else self.happened
        )


@dataclass(frozen=True, slots=True)
class Group:
    """One line of the statistics; medians are whole or half days, None where nothing was met."""

    key: str
    opened: int
    closed: int
    resolved: int
    late: int
    stopped: int
    withheld: int
    repeats: int
    followed: int
    verified_late: int
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


def half_of(day: int) -> int:
    """The calendar half-year of a day: twice the year, and one in its second half."""
    return month_of(day) // 6


def half_days(half: int) -> tuple[int, int]:
    """The first and the last day of a half-year."""
    return month_start(half * 6), month_end(half * 6 + 5)


def key_of(case: Case, by: str, today: int, sites: Mapping[str, int]) -> str:
    """What a case is counted under; ``sites`` are how many cases each site has.

    ``standing`` is how it was closed, or how long it is open.
    """
    if by == "standing":
        return case.outcome if case.closed is not None else _age(today - case.opened)
    if by == "deadlines":
        late = any(one.late(today) for one in case.deadlines)
        return "late" if late else "in_time"
    if by == "publication":
        return "published" if case.public else "withheld"
    if by == "repeats":
        return "no_site" if not case.site else "repeated" if sites[case.site] > 1 else "once"
    if by == "evidence":
        return "followed" if case.followed else "not_followed"
    if by == "verification":
        if Clock.VERIFY not in case.met:
            return "not_verified"
        return "verified_late" if case.verified_late else "verified"
    return str(getattr(case, by))


def _age(days: int) -> str:
    return next((f"open_{limit}" for limit in AGES if days <= limit), "open_longer")


def grouped(cases: Iterable[Case], by: str, today: int) -> list[Group]:
    """The cases by what ``key_of`` counts them under, and a last line for all of them with the key ``""``."""
    cases = list(cases)
    sites = Counter(case.site for case in cases if case.site)
    parts: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        parts[key_of(case, by, today, sites)].append(case)
    return [_line(key, part, sites, today) for key, part in [*sorted(parts.items()), ("", cases)]]


def _line(key: str, cases: list[Case], sites: Counter[str], today: int) -> Group:
    closed = [case for case in cases if case.closed is not None]
    running = [case for case in cases if case.closed is None]
    return Group(
        key=key,
        opened=len(cases),
        closed=len(closed),
        resolved=sum(case.outcome == "resolved" for case in closed),
        late=sum(any(one.late(today) for one in case.deadlines) for case in cases),
        stopped=sum(any(one.stopped(today) for one in case.deadlines) for case in running),
        withheld=sum(not case.public for case in cases),
        repeats=sum(sites[case.site] > 1 for case in cases if case.site),
        followed=sum(case.followed for case in cases),
        verified_late=sum(case.verified_late for case in cases),
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


def _in_time(cases: Sequence[Case], today: int) -> float | None:
    """Of the cases whose time for it is over, the share that an authority acknowledged in time."""
    # The days that its own limits allow for telling, as its clock has them.
    allowed = {case.number: one.due for case in cases for one in case.deadlines if one.clock is Clock.NOTIFY}
    over = [
        case for case in cases
        if case.number in allowed and (case.acknowledged is not None or allowed[case.number] < today)
    ]  # fmt: skip
    if not over:
        return None
    return sum(case.acknowledged is not None and case.acknowledged <= allowed[case.number] for case in over) / len(over)
