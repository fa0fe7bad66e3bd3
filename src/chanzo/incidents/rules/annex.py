"""Annex II's own clocks: suspension decided at once, and improvement that can be measured in six months. (incidents)

The six months run from the day on which the plan of mitigation was adopted. Without evidence of improvement by then the
case escalates: suspending for at least three months is proposed, and to go on without is a second person's decision.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..types import Category, Clock, Move
from .clocks import REMINDERS, Deadline, Happened
from .limits import LAST

REMINDED = (30, 60, 90, 150, 180)
# Suspending lasts at least three months; going on without is looked at again within as many.
THREE_MONTHS = 92


@dataclass(frozen=True, slots=True)
class Watch:
    """What the history says of an incident's mitigation; None where it did not happen.

    ``adopted`` the plan, ``until`` when the last decision after an escalation holds, ``escalated`` last on,
    ``reminded`` last on, ``decided_until`` every such day in order.
    """

    adopted: int | None
    reminded: int | None
    escalated: int | None
    decided_until: tuple[int, ...]

    @property
    def due(self) -> int | None:
        """By when improvement must be shown: six months after the plan, or when the last decision ends."""
        if self.adopted is None:
            return None
        return self.decided_until[-1] if self.decided_until else self.adopted + LAST

    @property
    def open_escalation(self) -> bool:
        """Whether the case escalated and nobody decided since."""
        return self.escalated is not None and self.due is not None and self.escalated >= self.due


def watch_of(steps: Iterable[Happened]) -> Watch:
    """The mitigation of an incident, from its steps in order; a plan stays adopted when a case is opened again."""
    adopted = reminded = escalated = None
    decided: list[int] = []
    for what, before, after, day in steps:
        if what in (Move.MITIGATE, "planned"):
            adopted = day if adopted is None else adopted
        elif before == Clock.IMPROVE:
            if what == "reminded":
                reminded = day
            elif what == "escalated":
                escalated = day
            elif what == "suspension_decided":
                decided.append(int(after))
    return Watch(adopted, reminded, escalated, tuple(decided))


def carried_on(category: str, steps: list[Happened]) -> list[Happened]:
    """The history of an incident as one that carries it over takes it: its category is said at the end."""
    return [*steps, ("carried", category, "", steps[-1][3])] if steps else steps


Known = Mapping[str, Category]


def calls_for_suspension(category: str, known: Known) -> bool:
    """Whether a category calls for suspension at once."""
    return category in known and known[category].suspends


def is_annex(category: str, steps: Iterable[Happened], known: Known) -> bool:
    """Whether Annex II names the incident's category, or one that it had before it was described anew or carried."""
    had = {before for what, before, _after, _day in steps if what in ("described", "carried")} | {category}
    return any(known[one].annex for one in had if one in known)


def annex_deadlines(
    opened: int,
    category: str,
    steps: Sequence[Happened],
    met: Mapping[Clock, int],
    *,
    closed: int | None,
    known: Known,
) -> list[Deadline]:
    """The clocks of Annex II that run or ran for an incident.

    What was closed otherwise than by improving before six months were over has no such deadline any more.
    """
    found = []
    if calls_for_suspension(category, known):
        found.append(Deadline(Clock.SUSPEND, opened, met.get(Clock.SUSPEND, closed)))
    due = watch_of(steps).due
    if due is not None and is_annex(category, steps, known):
        improved = met.get(Clock.IMPROVE)
        if improved is not None or closed is None or closed > due:
            found.append(Deadline(Clock.IMPROVE, due, closed if improved is None else improved))
    return found


def reminder_due(watch: Watch, today: int) -> bool:
    """Whether a reminder is to be given today; one whose day was missed is given the next time anybody looks."""
    if watch.adopted is None:
        return False
    days = [watch.adopted + after for after in REMINDED]
    days += [until - ahead for until in watch.decided_until for ahead in REMINDERS]
    last = max((day for day in days if day <= today), default=None)
    return last is not None and (watch.reminded is None or watch.reminded < last)


def escalation_due(watch: Watch, today: int) -> bool:
    """Whether the six months, or what was decided after them, are over without an escalation on record."""
    due = watch.due
    return due is not None and today >= due and not watch.open_escalation
