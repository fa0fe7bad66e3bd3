"""The mitigation of one case as it stands today. (incidents)"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chanzo.core import clock

from ...models import Incident
from ...queries.categories import known_categories
from ...queries.clocks import carried_histories, clocks_of, histories_of
from ...rules.annex import Watch, calls_for_suspension, is_annex, watch_of
from ...rules.clocks import STOPPABLE, Deadline, Happened, met_on
from ...types import UNASSESSED, Category, Clock, State
from ..models import Plan, Recommendation
from ..rules.counting import is_overdue
from ..types import ENDED
from ..types import State as Standing
from .recommendations import as_counted


@dataclass(frozen=True)
class Mitigated:
    """A case, its plans and recommendations, its deadlines and what happened, that it carries over included."""

    incident: Incident
    plans: list[Plan]
    recommendations: list[Recommendation]
    deadlines: list[Deadline]
    steps: list[Happened]
    own: list[Happened]
    known: Mapping[str, Category]

    @property
    def running(self) -> bool:
        """Whether something may still be done."""
        return State(self.incident.state) not in UNASSESSED | {State.CLOSED}

    @cached_property
    def watch(self) -> Watch:
        """Annex II's six months."""
        return watch_of(self.steps)

    @property
    def annex(self) -> bool:
        """Whether Annex II asks for improvement."""
        return is_annex(self.incident.category, self.steps, self.known)

    @property
    def improved(self) -> bool:
        """Whether improvement was shown since the case was last opened."""
        return Clock.IMPROVE in met_on(self.own)

    @property
    def escalated(self) -> bool:
        """Whether six months passed without improvement, and nobody decided since."""
        return self.running and self.annex and not self.improved and self.watch.open_escalation

    @property
    def suspension_owed(self) -> bool:
        """Whether the category calls for a decision on suspending that nobody took."""
        suspends = calls_for_suspension(self.incident.category, self.known)
        return self.running and suspends and Clock.SUSPEND not in met_on(self.own)

    @property
    def asks(self) -> Clock | None:
        """For which clock a decision on suspending is asked or may be changed."""
        if self.escalated:
            return Clock.IMPROVE
        return Clock.SUSPEND if self.running and calls_for_suspension(self.incident.category, self.known) else None

    @property
    def verified(self) -> list[str]:
        """The recommendations that were done and verified."""
        return [one.number for one in self.recommendations if one.state == Standing.DONE]

    @property
    def open(self) -> int:
        """How many recommendations are neither done nor dropped."""
        return sum(Standing(one.state) not in ENDED for one in self.recommendations)

    @property
    def late(self) -> int:
        """How many of them are past their day."""
        return sum(is_overdue(as_counted(one), clock.today()) for one in self.recommendations)

    @property
    def stopped(self) -> list[str]:
        """The clocks that stand still."""
        return [one.clock.value for one in self.deadlines if one.stopped(clock.today())]

    @property
    def stoppable(self) -> list[str]:
        """The clocks that run and may be stopped."""
        today = clock.today()
        return [
            one.clock.value
            for one in self.deadlines
            if one.clock in STOPPABLE and one.met is None and not one.stopped(today) and not one.late(today)
        ]


def mitigation_of(incident: Incident) -> Mitigated:
    """The mitigation of one case."""
    number = incident.number
    own = histories_of([number]).get(number, [])
    return Mitigated(
        incident,
        list(Plan.objects.filter(incident=number).order_by("-seq")),
        list(Recommendation.objects.filter(incident=number).order_by("seq")),
        clocks_of([incident]).get(number, []),
        carried_histories([incident])[number] + own,
        own,
        known_categories(),
    )
