"""Incidents as the statistics count them. (incidents)"""

from collections.abc import Iterable

from ..authorities.rules import first_acknowledged
from ..models import Incident, Informed, Text
from ..rules.statistics import Case
from .clocks import day_of, steps_met


def cases_of(incidents: Iterable[Incident]) -> list[Case]:
    """The opened ones among some incidents, three queries however many; an alert is not counted until it is opened."""
    opened = [one for one in incidents if one.opened_at is not None]
    numbers = [one.number for one in opened]
    public = set(Text.objects.filter(incident__in=numbers, field="public").values_list("incident", flat=True))
    met = steps_met(numbers)
    known: dict[str, list[int | None]] = {number: [] for number in numbers}
    for number, day in Informed.objects.filter(incident__in=numbers).values_list("incident", "acknowledged"):
        known[number].append(day)
    acknowledged = first_acknowledged(known)
    return [
        Case(
            one.number, one.level, one.category, one.province, one.site, day_of(one.opened_at or 0),
            None if one.closed_at is None else day_of(one.closed_at), one.outcome, one.number in public,
            met.get(one.number, {}), acknowledged.get(one.number),
        )
        for one in opened
    ]  # fmt: skip
