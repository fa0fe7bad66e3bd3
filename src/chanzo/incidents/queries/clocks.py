"""The clocks of incidents: what is due when, what is late. (incidents)"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from chanzo.core.days import to_day

from ..models import Incident, Step
from ..rules.clocks import Deadline, deadlines, met_on
from ..types import Clock


def day_of(at: int) -> int:
    """The day on which a moment (seconds since 1970) fell."""
    return to_day(datetime.fromtimestamp(at, UTC).date())


def clocks_of(incidents: Iterable[Incident]) -> dict[str, list[Deadline]]:
    """The deadlines of opened incidents by number; an alert has none yet. One query however many."""
    opened = [one for one in incidents if one.opened_at is not None]
    met = steps_met([one.number for one in opened])
    return {one.number: deadlines(day_of(one.opened_at or 0), one.level, met.get(one.number, {})) for one in opened}


def steps_met(numbers: Sequence[str]) -> dict[str, dict[Clock, int]]:
    """The days on which the clocks of some incidents were met, by number."""
    steps: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    for step in Step.objects.filter(incident__in=numbers).order_by("seq"):
        day = int(step.after) if step.what == "acknowledged" else day_of(step.at)
        steps[step.incident].append((step.what, step.before, step.after, day))
    return {number: met_on(done) for number, done in steps.items()}
