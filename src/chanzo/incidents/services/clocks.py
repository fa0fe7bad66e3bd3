"""What the clocks bring about each day: reminders, and the escalation of what is open past its last day. (incidents)"""

from collections import defaultdict
from dataclasses import dataclass

from chanzo.ledger.services.acting import acting
from chanzo.people.types import SYSTEM

from ..models import Incident, Step
from ..projections import INCIDENTS
from ..queries.clocks import clocks_of, day_of
from ..rules.clocks import LAST, must_escalate, reminders_on
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
    clocks = clocks_of(running)
    rung: dict[str, set[tuple[str, str, int]]] = defaultdict(set)
    for step in Step.objects.filter(incident__in=list(clocks), what__in=("reminded", "escalated")):
        rung[step.incident].add((step.what, step.before, day_of(step.at)))
    reminded = escalated = 0
    with acting(INCIDENTS) as deed:
        for incident in running:
            heard = rung[incident.number]
            for one in reminders_on(clocks[incident.number], today):
                if ("reminded", one.clock.value, today) not in heard:
                    facts = {"clock": one.clock.value, "due": one.due}
                    deed.record("incident.reminded", subject=incident.number, actor=SYSTEM.number, facts=facts)
                    reminded += 1
            opened = day_of(incident.opened_at or 0)
            if must_escalate(opened, None, today) and not any(what == "escalated" for what, _, _ in heard):
                facts = {"clock": Clock.CLOSE.value, "due": opened + LAST}
                deed.record("incident.escalated", subject=incident.number, actor=SYSTEM.number, facts=facts)
                escalated += 1
    return Rung(reminded, escalated)
