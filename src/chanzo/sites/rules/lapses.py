"""What a status turns into when nobody inspects: ICGLR green turns blue after a year, blue red after three. (sites)"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from chanzo.core.days import from_day, to_day

from ..types.register import STATUSES, Scheme, Status

# Regional Certification Mechanism: what a status becomes, and after how many years without a newer one.
LAPSES: dict[tuple[str, str], tuple[str, int]] = {
    (Scheme.ICGLR, "green"): ("blue", 1),
    (Scheme.ICGLR, "blue"): ("red", 3),
}


def years_later(day: int, years: int) -> int:
    """The same day so many years later; the year after 29 February has passed on 1 March."""
    begun = from_day(day)
    try:
        return to_day(begun.replace(year=begun.year + years))
    except ValueError:
        return to_day(date(begun.year + years, 3, 1))


def lapse_of(status: Status) -> Status | None:
    """What a status turns into if nothing newer is given, and the day on which it does; None if it stays."""
    turns = LAPSES.get((status.scheme, status.status))
    if turns is None:
        return None
    into, years = turns
    return replace(status, status=into, from_day=years_later(status.from_day, years), lapsed=True)


def course(given: Iterable[Status]) -> list[Status]:
    """The statuses of one scheme at one site in turn, one a day, with those that nobody gave in between."""
    in_turn = sorted(given, key=rank)
    last_of_day = [one for one, after in pairwise(in_turn) if one.from_day < after.from_day] + in_turn[-1:]
    found: list[Status] = []
    for at, status in enumerate(last_of_day, 1):
        end = last_of_day[at].from_day if at < len(last_of_day) else None
        now: Status | None = status
        while now is not None and (end is None or now.from_day < end):
            found.append(now)
            now = lapse_of(now)
    return found


def rank(status: Status) -> tuple[int, int, int]:
    """What orders the statuses of one scheme at one site; the order in which they were written down is the last."""
    return status.from_day, STATUSES.index(status.status) if status.status in STATUSES else 0, status.version


def courses(statuses: Iterable[Status]) -> Sequence[Status]:
    """The courses of every scheme at one site."""
    given = list(statuses)
    return [status for scheme in Scheme for status in course(s for s in given if s.scheme == scheme)]
