"""Incidents as the statistics count them. (incidents)"""

from collections.abc import Iterable

from ..models import Incident, Text
from ..rules.statistics import Case
from .clocks import clocks_of, day_of, steps_met


def cases_of(incidents: Iterable[Incident]) -> list[Case]:
    """The opened ones among some incidents, a few queries however many; an alert counts once it is opened."""
    opened = [one for one in incidents if one.opened_at is not None]
    numbers = [one.number for one in opened]
    public = set(Text.objects.filter(incident__in=numbers, field="public").values_list("incident", flat=True))
    met, deadlines = steps_met(numbers), clocks_of(opened)
    return [
        Case(
            one.number, one.level, one.category, one.province, one.site, day_of(one.opened_at or 0),
            None if one.closed_at is None else day_of(one.closed_at), one.outcome, one.number in public,
            met.get(one.number, {}), deadlines.get(one.number, ()),
        )
        for one in opened
    ]  # fmt: skip
