"""What must be done next on an incident, by whom, until when. (incidents)"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..types import Clock, State
from .clocks import Deadline

HANDLER, SECOND = "handler", "second"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; ``who`` is HANDLER, SECOND or an organisation's code, ``due`` None where no clock runs."""

    what: str
    who: str
    due: int | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about the next things to do; days since 1970.

    ``untold`` holders wait for a decision, ``reviews`` are the days on which holding back is looked at again,
    ``waiting`` are organisations that decide by a day.
    """

    state: State
    opened: int | None
    suspends: bool
    proposed: bool
    measured: bool
    untold: int
    reviews: Sequence[int]
    waiting: Sequence[tuple[str, int]]
    clocks: Sequence[Deadline]


# The step that brings a case on from a state, and the clock that it meets.
STEPS: dict[State, tuple[str, Clock]] = {
    State.OPEN: ("verify", Clock.VERIFY),
    State.RESPONSES: ("verify", Clock.VERIFY),
    State.VERIFICATION: ("conclude", Clock.VERIFY),
    State.MITIGATION: ("monitor", Clock.CLOSE),
    State.MONITORING: ("close", Clock.CLOSE),
}


def tasks_of(case: Standing) -> list[Task]:
    """What is to be done, first what is due first; nothing once a case is closed."""
    if case.state is State.CLOSED:
        return []
    if case.state is State.ALERT:
        return [Task("assess", HANDLER)]
    if case.state is State.TRIAGE:
        return [Task("decide_alert", HANDLER)]
    due = {one.clock: one.due for one in case.clocks if one.met is None}
    found = [Task("review", HANDLER, day) for day in case.reviews]
    found += [Task("answer", organisation, day) for organisation, day in case.waiting]
    if case.suspends and not case.measured:
        found.append(Task("suspend", HANDLER, case.opened))
    if case.untold:
        found.append(Task("tell", HANDLER, due.get(Clock.NOTIFY), case.untold))
    elif Clock.NOTIFY in due:
        found.append(Task("inform", HANDLER, due[Clock.NOTIFY]))
    if Clock.PLAN in due and case.state is not State.MITIGATION:
        found.append(Task("plan", HANDLER, due[Clock.PLAN]))
    what, clock = STEPS[case.state]
    found.append(
        Task("confirm", SECOND, due.get(Clock.CLOSE)) if case.proposed else Task(what, HANDLER, due.get(clock))
    )
    return sorted(found, key=lambda task: (task.due is None, task.due or 0, task.what, task.who))
