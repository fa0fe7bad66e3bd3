"""The clocks of incidents: what is due when, what is late, what stands still. (incidents)"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..models import ClockLimit, Incident, Step
from ..rules.annex import annex_deadlines, carried_on
from ..rules.clocks import Deadline, Happened, deadlines, met_on, stops_on
from ..rules.limits import Limit, Limits
from ..types import Category, Clock
from .categories import known_categories

Histories = dict[str, list[Happened]]


def day_of(at: int) -> int:
    """The day on which a moment (seconds since 1970) fell."""
    return at // 86_400


def limits_set() -> Limits:
    """Every limit that was set."""
    stated = ClockLimit.objects.order_by("seq").values_list("clock", "level", "days", "from_day")
    return Limits(Limit(*one) for one in stated)


def clocks_of(incidents: Iterable[Incident]) -> dict[str, list[Deadline]]:
    """The deadlines of opened incidents by number; an alert has none yet. A few queries however many."""
    opened = [one for one in incidents if one.opened_at is not None]
    return clocks_by(opened, histories_of([one.number for one in opened]))


def clocks_by(opened: Iterable[Incident], histories: Histories) -> dict[str, list[Deadline]]:
    """The deadlines of opened incidents by number, where their histories are known already."""
    opened, limits, known = list(opened), limits_set(), known_categories()
    before = carried_histories(opened)
    return {
        one.number: _deadlines(one, histories.get(one.number, []), before[one.number], limits, known) for one in opened
    }


def carried_histories(incidents: Iterable[Incident]) -> Histories:
    """What happened before, to those that some incidents carry over: mitigation goes on where it stood."""
    carried = {one.number: one.carried_from for one in incidents if one.carried_from}
    known: dict[str, Incident] = {}
    more = set(carried.values())
    while more:
        known |= {one.number: one for one in Incident.objects.filter(number__in=more)}
        more = {one.carried_from for one in known.values()} - known.keys() - {""}
    histories = histories_of(sorted(known)) if known else {}
    before: Histories = defaultdict(list)
    for number, earlier in carried.items():
        while earlier:
            before[number] = carried_on(known[earlier].category, histories.get(earlier, [])) + before[number]
            earlier = known[earlier].carried_from
    return before


def histories_of(numbers: Sequence[str]) -> Histories:
    """What happened to some incidents, by number, in order."""
    steps: Histories = defaultdict(list)
    told = Step.objects.filter(incident__in=numbers).order_by("seq")
    for number, what, before, after, at in told.values_list("incident", "what", "before", "after", "at"):
        # An acknowledgement counts on its own day, not on the day it was written down.
        steps[number].append((what, before, after, int(after) if what == "acknowledged" else day_of(at)))
    return steps


def steps_met(numbers: Sequence[str]) -> dict[str, dict[Clock, int]]:
    """The days on which the clocks of some incidents were met, by number."""
    return {number: met_on(done) for number, done in histories_of(numbers).items()}


def _deadlines(
    one: Incident, steps: list[Happened], before: list[Happened], limits: Limits, known: Mapping[str, Category]
) -> list[Deadline]:
    opened, met = day_of(one.opened_at or 0), met_on(steps)
    closed = None if one.closed_at is None else day_of(one.closed_at)
    usual = deadlines(opened, one.level, met, limits, stops_on(steps))
    return usual + annex_deadlines(opened, one.category, before + steps, met, closed=closed, known=known)
