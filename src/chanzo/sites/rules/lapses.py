"""What a status turns into when nobody acts: ICGLR green blue after a year, blue red after three; and any other
status expires with the order that gave it, where the order says until when it is valid. (sites)
"""

from collections.abc import Iterable, Sequence
from datetime import date

from chanzo.core.days import from_day, to_day

from ..types.register import EXPIRED, STATUSES, Scheme, Status

# Regional Certification Mechanism: what a status becomes, and after how many years without a newer one.
LAPSES: dict[tuple[str, str], tuple[str, int]] = {
    (Scheme.ICGLR, "green"): ("blue", 1),
    (Scheme.ICGLR, "blue"): ("red", 3),
}

_GRAVITY = {status: at for at, status in enumerate(STATUSES)}


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
    if turns is not None:
        into, years = turns
        return Status(status.version, status.scheme, into, years_later(status.from_day, years), lapsed=True)
    # What follows an ICGLR status is said by the regional rule alone, whatever a letter says besides.
    if status.scheme != Scheme.ICGLR and status.valid_to is not None:
        return Status(status.version, status.scheme, EXPIRED, status.valid_to + 1, lapsed=True)
    return None


def turned(status: Status, day: int) -> Status:
    """What a status that nothing followed has turned into by a day."""
    while (turn := lapse_of(status)) is not None and turn.from_day <= day:
        status = turn
    return status


def course(given: Iterable[Status]) -> list[Status]:
    """The statuses of one scheme at one site in turn, one a day, with those that nobody gave in between."""
    in_turn = sorted(given, key=rank)
    found: list[Status] = []
    for at, status in enumerate(in_turn, 1):
        end = in_turn[at].from_day if at < len(in_turn) else None
        now: Status | None = status
        while now is not None and (end is None or now.from_day < end):
            found.append(now)
            now = lapse_of(now)
    return found


def rank(status: Status) -> tuple[int, int, int]:
    """What orders the statuses of one scheme at one site; the order in which they were written down is the last."""
    return status.from_day, _GRAVITY.get(status.status, 0), status.version


def courses(statuses: Iterable[Status]) -> Sequence[Status]:
    """The courses of every scheme at one site."""
    of_scheme: dict[str, list[Status]] = {scheme.value: [] for scheme in Scheme}
    for status in statuses:
        of_scheme[status.scheme].append(status)
    return [status for some in of_scheme.values() for status in course(some)]
