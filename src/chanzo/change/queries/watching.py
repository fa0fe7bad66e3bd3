"""What triggers look at, as it stands for the usual period; and what rings. (change)"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..models import Review, Series, Watch
from ..rules import series as told
from ..rules.triggers import Term, relative_change, rings, trigger_in, written
from ..types import UNIT, Assumption, Observation, Risk, Theory, Words
from .figures import observations_over
from .periods import before, usual_period
from .theory import theory_on

Value = Callable[[Term], float | None]


@dataclass(frozen=True)
class Looked:
    """A watched assumption or risk on a day: whether its trigger rings (None: unknown), and on which figures."""

    key: str
    owner: str
    trigger: str
    rings: bool | None
    figures: dict[str, float | None]


def look(theory: Theory, today: int) -> Iterator[Looked]:
    """Every trigger of a theory, looked at once; an indicator that several look at is computed once."""
    value = values_on(today)
    for each in watched(theory):
        trigger = trigger_in(each.trigger)
        figures = {written(term): value(term) for term in trigger.terms}
        yield Looked(each.key, each.owner, each.trigger, rings(trigger, value), figures)


def watched(theory: Theory) -> list[Assumption | Risk]:
    """The assumptions and risks that have a trigger."""
    return [each for each in theory.watched if each.trigger]


def values_on(today: int) -> Value:
    """What a term is on a day: indicators as they were last computed for the usual period, series up to the day."""
    period = usual_period(today)
    now, then = observations_over(period), observations_over(before(period))
    points = series_points()

    def value(term: Term) -> float | None:
        if not term.of_series:
            found = _value(now, term.name)
            return relative_change(found, _value(then, term.name)) if term.function == "change" else found
        within, days = points.get(term.name, []), term.days or 0
        match term.function:
            case "latest":
                return told.latest(within, today)
            case "total":
                return told.total(within, today, days)
            case "change":
                return told.change(within, today, days)
            case _:
                return told.volatility(within, today, days)

    return value


def _value(found: Mapping[str, Observation], code: str) -> float | None:
    return found[code].figure.value if code in found else None


def series_points() -> dict[str, list[told.Point]]:
    """Every series that stands, by name."""
    rows = Series.objects.filter(ended_by=None).values_list("name", "points")
    return {name: [(day, value / UNIT) for day, value in json.loads(points)] for name, points in rows}


def ringing() -> dict[str, Watch]:
    """The triggers that ring, by what they watch."""
    return {watch.key: watch for watch in Watch.objects.filter(ringing=True)}


@dataclass(frozen=True, slots=True)
class ToReview:
    """An assumption or risk that waits for its owner: ringing since a day, or due to be looked at again."""

    key: str
    text: Words
    since: int | None
    due: int | None


def waiting_for(role: str, today: int) -> list[ToReview]:
    """What the people of a role have to review, ringing first; a review after the ringing settles it."""
    theory, rings = theory_on(), ringing()
    last = {row.key: row for row in Review.objects.order_by("seq")}
    found = []
    for each in theory.watched:
        if each.owner != role:
            continue
        watch, review = rings.get(each.key), last.get(each.key)
        if watch is not None and (review is None or review.seq < watch.seq):
            found.append(ToReview(each.key, each.text, watch.since, None))
        elif review is not None and review.next_day is not None and review.next_day <= today:
            found.append(ToReview(each.key, each.text, None, review.next_day))
    return sorted(found, key=lambda one: (one.since is None, one.since or one.due or 0, one.key))
