"""How many days a step of an incident may take, by level, as a programme sets them from a day on. (incidents)

The defaults are suggestions (domain.md, section 3); the last of them is Annex II's six months, and no limit is longer.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..types import Clock, Level

DAYS: dict[Clock, dict[int, int]] = {
    Clock.NOTIFY: {Level.HIGHEST: 1, Level.INTERMEDIATE: 7, Level.LOWEST: 14},
    Clock.PLAN: {Level.HIGHEST: 14, Level.INTERMEDIATE: 30, Level.LOWEST: 60},
    Clock.VERIFY: {Level.HIGHEST: 30, Level.INTERMEDIATE: 60, Level.LOWEST: 90},
    Clock.CLOSE: dict.fromkeys(Level, 180),
}
LAST = 180


class Limit(NamedTuple):
    """One limit as it was set: in force from a day, until one from a later day or set later takes its place."""

    clock: str
    level: int
    days: int
    from_day: int


class Limits:
    """Every limit that was set, in the order of their records; what was never set is a default."""

    def __init__(self, stated: Iterable[Limit] = ()) -> None:
        self._stated: dict[tuple[str, int], list[Limit]] = defaultdict(list)
        for one in stated:
            self._stated[one.clock, one.level].append(one)

    def days(self, clock: Clock, level: int, day: int) -> int:
        """The limit in force on a day."""
        found = [one for one in self._stated.get((clock.value, level), ()) if one.from_day <= day]
        # Of two from the same day the later record stands: max keeps the first, so they are read backwards.
        return max(reversed(found), key=lambda one: one.from_day).days if found else DAYS[clock][level]

    def coming(self, clock: Clock, level: int, day: int) -> Limit | None:
        """The next limit that will be in force after a day."""
        later = [one for one in self._stated.get((clock.value, level), ()) if one.from_day > day]
        return min(reversed(later), key=lambda one: one.from_day, default=None)


USUAL = Limits()
