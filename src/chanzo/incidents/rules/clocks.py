"""Until when: notify, plan, verify, close, by level, from the day of opening. (incidents)

A clock may be stopped for a reason and until a day; then it runs on by itself, and its deadline lies so much later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..types import Clock, Measure, Move, State, Told
from .limits import DAYS, LAST, USUAL, Limits

# Days before a deadline on which its owner is reminded; the day itself is one.
REMINDERS = (7, 0)
# The last day of a case and the clocks of Annex II are nobody's to stop.
STOPPABLE = (Clock.NOTIFY, Clock.PLAN, Clock.VERIFY)
# A stopped clock is looked at again within so many days.
LONGEST_STOP = 30

Happened = tuple[str, str, str, int]
"""A step in the history of an incident: what, state before, state after, day."""
Stop = tuple[int, int]
"""From a day until another, on which the clock runs again."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of an incident: due on a day (its stops counted), met on a day or not yet."""

    clock: Clock
    due: int
    met: int | None
    stops: tuple[Stop, ...] = ()

    def late(self, today: int) -> int:
        """Days by which it was or is missed; 0 while it is not."""
        return max(0, (today if self.met is None else self.met) - self.due)

    def left(self, today: int) -> int | None:
        """Days left; None once met."""
        return None if self.met is not None else self.due - today

    def stopped(self, today: int) -> int | None:
        """The day on which it runs again, where it is stopped."""
        if self.met is not None:
            return None
        return next((until for first, until in self.stops if first <= today < until), None)


def deadlines(
    opened: int,
    level: int,
    met: Mapping[Clock, int],
    limits: Limits = USUAL,
    stops: Mapping[Clock, Sequence[Stop]] | None = None,
) -> list[Deadline]:
    """The clocks of an incident opened on a day, at the level it has now, by the limits in force on that day."""
    found = []
    for clock in DAYS:
        stopped = tuple((stops or {}).get(clock, ()))
        due = opened + limits.days(clock, level, opened) + sum(until - first for first, until in stopped)
        found.append(Deadline(clock, due, met.get(clock), stopped))
    return found


def met_on(steps: Iterable[Happened]) -> dict[Clock, int]:
    """On which day each clock was met, from steps in order.

    Notified: a holder was first told, or an authority first acknowledged that it was. Planned: a plan was adopted or
    mitigation first began. Verified: verification first ended. Suspension: it was decided on, or taken. Improved:
    evidence of it was recorded. A reopened incident is not closed, and must improve anew; what else was met stays met.
    """
    met: dict[Clock, int] = {}
    for what, before, after, day in steps:
        if what in (Told.TOLD, "acknowledged"):
            met.setdefault(Clock.NOTIFY, day)
        if what in (Move.MITIGATE, "planned"):
            met.setdefault(Clock.PLAN, day)
        if before == State.VERIFICATION and after not in ("", State.VERIFICATION):
            met.setdefault(Clock.VERIFY, day)
        decided = (what, before) == ("suspension_decided", Clock.SUSPEND)
        if decided or (what, after) == ("measured", Measure.SUSPEND_AREA):
            met.setdefault(Clock.SUSPEND, day)
        if what == "improved":
            met.setdefault(Clock.IMPROVE, day)
        if what == Move.CLOSE:
            met = dict.fromkeys(DAYS, day) | met
        elif what == Move.REOPEN:
            met.pop(Clock.CLOSE, None)
            met.pop(Clock.IMPROVE, None)
    return met


def stops_on(steps: Iterable[Happened]) -> dict[Clock, list[Stop]]:
    """When each clock stood still, from steps in order; started again early, a stop is so much shorter."""
    stops: dict[Clock, list[Stop]] = defaultdict(list)
    for what, clock, until, day in steps:
        if what == "clock_stopped":
            stops[Clock(clock)].append((day, int(until)))
        elif what == "clock_started" and stops[Clock(clock)]:
            first, last = stops[Clock(clock)][-1]
            stops[Clock(clock)][-1] = (first, min(last, day))
    return dict(stops)


def next_due(found: Iterable[Deadline]) -> Deadline | None:
    """The first deadline that is not met; an overdue one stays first until it is."""
    return min((one for one in found if one.met is None), key=lambda one: one.due, default=None)


def reminders_on(found: Iterable[Deadline], today: int) -> list[Deadline]:
    """The deadlines of which a reminder falls on a day."""
    return [one for one in found if one.met is None and one.due - today in REMINDERS]


def must_escalate(opened: int, closed: int | None, today: int, last: int = LAST) -> bool:
    """Whether an incident is past its last day without having been closed."""
    return closed is None and today > opened + last
