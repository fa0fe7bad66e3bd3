"""What holds for a site on a day. (sites)"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ..types.register import Description, Interruption, Scheme, Status, Stood
from .lapses import course, rank, turned

_BEGINNING = -(2**31)
# Worst first; a site that nobody judged has none of them.
GRAVITY = ("withdrawn", "red", "candidate", "expired", "yellow", "integrated", "green", "blue")


def capacity_on(descriptions: Iterable[Description], day: int) -> Description | None:
    """The line whose capacity is in force on a day."""
    begun = [d for d in descriptions if d.capacity_high_g is not None and (d.from_day is None or d.from_day <= day)]
    return max(begun, key=_since, default=None)


def status_on(statuses: Iterable[Status], scheme: str, day: int) -> Status | None:
    """The status of a scheme on a day: the latest given, or what it has turned into since."""
    begun = [s for s in statuses if s.scheme == scheme and s.from_day <= day]
    return turned(max(begun, key=rank), day) if begun else None


def course_on(in_turn: Sequence[Status], day: int) -> Status | None:
    """The status of a day of one scheme's course."""
    begun = bisect_right(in_turn, day, key=lambda s: s.from_day)
    return in_turn[begun - 1] if begun else None


def interruptions_on(interruptions: Iterable[Interruption], areas: frozenset[str], day: int) -> list[Interruption]:
    """The suspensions in force on a day in any of a site's ``areas`` (``people.scopes.area_keys``), earliest first."""
    found = [
        i for i in interruptions if i.from_day <= day and (i.to_day is None or day <= i.to_day) and i.area in areas
    ]
    return sorted(found, key=lambda i: (i.from_day, i.area, i.version))


def worst_standing(statuses: Iterable[str], *, suspended: bool, closed: bool) -> str:
    """The one word for a site that has several states on a day: closed, suspended, or the worst of its statuses."""
    if closed or suspended:
        return "closed" if closed else "suspended"
    given = set(statuses)
    return next((status for status in GRAVITY if status in given), "")


def stood_over(
    statuses: Sequence[Status], interruptions: Sequence[Interruption], areas: frozenset[str], days: Sequence[int]
) -> Stood:
    """How a site stood on ``days``, which ascend; only the days after something changed are looked at."""
    in_turn = {scheme.value: course(s for s in statuses if s.scheme == scheme) for scheme in Scheme}
    changes = {s.from_day for turns in in_turn.values() for s in turns}
    changes |= {i.from_day for i in interruptions} | {i.to_day + 1 for i in interruptions if i.to_day is not None}
    at = {0} | {bisect_left(days, change) for change in changes}
    looked_at = [days[place] for place in sorted(at) if place < len(days)]
    found = {}
    for scheme, turns in in_turn.items():
        given = [course_on(turns, day) for day in looked_at]
        found[scheme] = tuple(dict.fromkeys(status.status for status in given if status))
    return Stood(any(interruptions_on(interruptions, areas, day) for day in looked_at), found)


def _since(description: Description) -> tuple[int, int]:
    return (_BEGINNING if description.from_day is None else description.from_day, description.version)
