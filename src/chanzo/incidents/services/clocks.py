"""What the clocks bring about each day: reminders, and the escalation of what is open past its last day. (incidents)"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chanzo.ledger.services.acting import acting
from chanzo.people.types import SYSTEM

from ..models import Incident
from ..projections import INCIDENTS
from ..queries.clocks import carried_histories, clocks_by, day_of, histories_of, limits_set
from ..rules.annex import escalation_due, reminder_due, watch_of
from ..rules.clocks import Deadline, Happened, must_escalate, reminders_on
from ..types import UNASSESSED, Clock, State


@dataclass(frozen=True)
class Rung:
    """How many reminders and escalations a day brought."""

    reminded: int = 0
    escalated: int = 0


def ring_clocks(*, today: int) -> Rung:
    """Record the reminders that fall on a day and escalate what is past its last day; running it again adds nothing."""
    idle = [state.value for state in UNASSESSED | {State.CLOSED}]
    running = list(Incident.objects.exclude(state__in=idle).order_by("number"))
    histories = histories_of([one.number for one in running])
    clocks, limits, before = clocks_by(running, histories), limits_set(), carried_histories(running)
    rung = {"incident.reminded": 0, "incident.escalated": 0}
    with acting(INCIDENTS) as deed:
        for incident in running:
            opened, steps = day_of(incident.opened_at or 0), histories.get(incident.number, [])
            last = limits.days(Clock.CLOSE, incident.level, opened)
            rings = [*_of_limits(opened, last, clocks[incident.number], steps, today),
                     *_of_annex(clocks[incident.number], before[incident.number] + steps, today)]  # fmt: skip
            for kind, facts in rings:
                deed.record(kind, subject=incident.number, actor=SYSTEM.number, facts=facts)
                rung[kind] += 1
    return Rung(rung["incident.reminded"], rung["incident.escalated"])


def _of_limits(
    opened: int, last: int, clocks: list[Deadline], steps: list[Happened], today: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    heard = {(what, before, day) for what, before, _after, day in steps}
    for one in reminders_on([one for one in clocks if one.clock is not Clock.IMPROVE], today):
        if ("reminded", one.clock.value, today) not in heard:
            yield "incident.reminded", {"clock": one.clock.value, "due": one.due}
    escalated = any((what, before) == ("escalated", Clock.CLOSE) for what, before, _day in heard)
    if must_escalate(opened, None, today, last) and not escalated:
        yield "incident.escalated", {"clock": Clock.CLOSE.value, "due": opened + last}


def _of_annex(clocks: list[Deadline], steps: list[Happened], today: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Six months of mitigation, while no improvement is on record."""
    watch = watch_of(steps)
    if not any(one.clock is Clock.IMPROVE and one.met is None for one in clocks):
        return
    facts = {"clock": Clock.IMPROVE.value, "due": watch.due}
    if reminder_due(watch, today):
        yield "incident.reminded", facts
    if escalation_due(watch, today):
        yield "incident.escalated", facts
