"""Until when: notify, plan, verify, close, by level, from the day of opening. (incidents)

The limits are suggestions until a programme sets its own (domain.md, section 3); the last one is Annex II's six months.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..types import Clock, Level, Move, State, Told

DAYS: dict[Clock, dict[int, int]] = {
    Clock.NOTIFY: {Level.HIGHEST: 1, Level.INTERMEDIATE: 7, Level.LOWEST: 14},
    Clock.PLAN: {Level.HIGHEST: 14, Level.INTERMEDIATE: 30, Level.LOWEST: 60},
    Clock.VERIFY: {Level.HIGHEST: 30, Level.INTERMEDIATE: 60, Level.LOWEST: 90},
    Clock.CLOSE: dict.fromkeys(Level, 180),
}
LAST = 180
# Days before a deadline on which its owner is reminded; the day itself is one.
REMINDERS = (7, 0)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of an incident: due on a day, met on a day or not yet."""

    clock: Clock
    due: int
    met: int | None

    def late(self, today: int) -> int:
        """Days by which it was or is missed; 0 while it is not."""
        return max(0, (today if self.met is None else self.met) - self.due)

    def left(self, today: int) -> int | None:
        """Days left; None once met."""
        return None if self.met is not None else self.due - today


def deadlines(opened: int, level: int, met: Mapping[Clock, int]) -> list[Deadline]:
    """Every clock of an incident opened on a day, at the level it has now, in the order of the steps."""
    return [Deadline(clock, opened + days[level], met.get(clock)) for clock, days in DAYS.items()]


def met_on(steps: Iterable[tuple[str, str, str, int]]) -> dict[Clock, int]:
    """On which day each clock was met, from steps in order, each (what, state before, state after, day).

    Notified: a holder was first told, or an authority first acknowledged that it was. Planned: mitigation first
    began. Verified: verification first ended. A reopened incident is not closed; what was met before stays met.
    """
    met: dict[Clock, int] = {}
    for what, before, after, day in steps:
        if what in (Told.TOLD, "acknowledged"):
            met.setdefault(Clock.NOTIFY, day)
        if what == Move.MITIGATE:
            met.setdefault(Clock.PLAN, day)
        if before == State.VERIFICATION and after not in ("", State.VERIFICATION):
            met.setdefault(Clock.VERIFY, day)
        if what == Move.CLOSE:
            met = dict.fromkeys(Clock, day) | met
        elif what == Move.REOPEN:
            met.pop(Clock.CLOSE, None)
    return met


def next_due(found: Iterable[Deadline]) -> Deadline | None:
    """The first deadline that is not met; an overdue one stays first until it is."""
    return min((one for one in found if one.met is None), key=lambda one: one.due, default=None)


def reminders_on(found: Iterable[Deadline], today: int) -> list[Deadline]:
    """The deadlines of which a reminder falls on a day."""
    return [one for one in found if one.met is None and one.due - today in REMINDERS]


def must_escalate(opened: int, closed: int | None, today: int) -> bool:
    """Whether an incident is past its last day without having been closed."""
    return closed is None and today > opened + LAST
