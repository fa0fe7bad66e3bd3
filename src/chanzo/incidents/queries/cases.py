"""Incidents as the statistics count them. (incidents)"""

from collections.abc import Iterable

from chanzo.core import clock

from ..authorities.rules import first_acknowledged
from ..models import Answer, Incident, Informed, MeasureTaken
from ..publication.queries import published_on
from ..rules.statistics import Case
from .clocks import clocks_of, day_of, steps_met


def cases_of(incidents: Iterable[Incident]) -> list[Case]:
    """The opened ones among some incidents, a few queries however many; an alert counts once it is opened."""
    opened = [one for one in incidents if one.opened_at is not None]
    numbers = [one.number for one in opened]
    public, followed = published_on(clock.today(), numbers), _followed(numbers)
    met, deadlines = steps_met(numbers), clocks_of(opened)
    known: dict[str, list[int | None]] = {number: [] for number in numbers}
    for number, day in Informed.objects.filter(incident__in=numbers).values_list("incident", "acknowledged"):
        known[number].append(day)
    acknowledged = first_acknowledged(known)
    return [
        Case(
            one.number, one.level, one.category, one.province, one.site, day_of(one.opened_at or 0),
            None if one.closed_at is None else day_of(one.closed_at), one.outcome, one.number in public,
            met.get(one.number, {}), deadlines.get(one.number, ()), _happened(one), one.number in followed,
            acknowledged.get(one.number),
        )
        for one in opened
    ]  # fmt: skip


def _happened(incident: Incident) -> int:
    """The last day on which it happened; where nobody knows one, the day it was reported."""
    known = incident.first_day if incident.last_day is None else incident.last_day
    return day_of(incident.reported_at) if known is None else known


def _followed(numbers: list[str]) -> set[str]:
    """Incidents of which evidence shows what was done: a company's, an authority's receipt, what a measure came to."""
    shown = (
        Answer.objects.filter(incident__in=numbers).exclude(evidence=""),
        Informed.objects.filter(incident__in=numbers).exclude(acknowledged=None),
        MeasureTaken.objects.filter(incident__in=numbers).exclude(outcome=""),
    )
    return {number for found in shown for number in found.values_list("incident", flat=True)}
