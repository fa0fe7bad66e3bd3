"""The clocks of incidents: what is due when, what is late. (incidents)"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from chanzo.core.days import to_day

from ..models import Incident, Step
from ..rules.clocks import Deadline, deadlines, met_on


def day_of(at: int) -> int:
    """The day on which a moment (seconds since 1970) fell."""
    return to_day(datetime.fromtimestamp(at, UTC).date())


def clocks_of(incidents: Iterable[Incident]) -> dict[str, list[Deadline]]:
    """The deadlines of opened incidents by number; an alert has none yet. One query however many."""
    opened = [one for one in incidents if one.opened_at is not None]
    steps: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    for step in Step.objects.filter(incident__in=[one.number for one in opened]).order_by("seq"):
        steps[step.incident].append((step.what, step.before, step.after, day_of(step.at)))
    return {one.number: deadlines(day_of(one.opened_at or 0), one.level, met_on(steps[one.number])) for one in opened}
