"""What holds for a site on a day. (sites)"""

from collections.abc import Iterable

from .types import Description, Interruption, Status

_BEGINNING = -(2**31)
# Worst first; a site that nobody judged has none of them.
GRAVITY = ("withdrawn", "red", "candidate", "yellow", "integrated", "green", "blue")


def capacity_on(descriptions: Iterable[Description], day: int) -> Description | None:
    """The line whose capacity is in force on a day."""
    begun = [d for d in descriptions if d.capacity_high_g is not None and (d.from_day is None or d.from_day <= day)]
    return max(begun, key=_since, default=None)


def status_on(statuses: Iterable[Status], scheme: str, day: int) -> Status | None:
    """The latest status of a scheme on a day; of two from one day the one recorded later."""
    begun = [s for s in statuses if s.scheme == scheme and s.from_day <= day]
    return max(begun, key=lambda s: (s.from_day, s.version), default=None)


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


def _since(description: Description) -> tuple[int, int]:
    return (_BEGINNING if description.from_day is None else description.from_day, description.version)
