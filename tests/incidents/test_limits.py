"""Limits are set from a day on and bind what begins later; a stopped clock has a reason, a day, and shows."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.incidents.models import ClockLimit, Incident, Step
from chanzo.incidents.queries.cases import cases_of
from chanzo.incidents.queries.clocks import clocks_of, limits_set
from chanzo.incidents.rules.clocks import STOPPABLE, deadlines, stops_on
from chanzo.incidents.rules.limits import DAYS, LAST, Limit, Limits
from chanzo.incidents.rules.statistics import grouped
from chanzo.incidents.services.limits import set_limit, start_clock, stop_clock
from chanzo.incidents.services.moving import close_incident, level_incident, move_incident
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.types import Clock, Level, Move, Outcome
from chanzo.ledger.models import Record
from chanzo.ledger.registry import projections
from chanzo.people.confidences import may_read_kind
from chanzo.people.types import Actor, Role

from .conftest import MANAGER, SECRETARIAT

ACCOUNT = Account("safety", level=2, site="S-1", texts={"summary": "x"})
Days = Callable[[int], int]


def refused(act: Callable[..., Any], **given: Any) -> str:
    with pytest.raises(Refused) as found:
        act(**given)
    return found.value.code


def due(number: str, clock: Clock) -> int:
    found = clocks_of(Incident.objects.filter(number=number))[number]
    return next(one.due for one in found if one.clock is clock)


STATED = st.lists(
    st.builds(Limit, st.sampled_from(["notify", "plan"]), st.sampled_from([1, 2]), st.integers(1, 180),
              st.integers(0, 60)),
    max_size=12,
)  # fmt: skip


@given(STATED, st.sampled_from([Clock.NOTIFY, Clock.PLAN]), st.sampled_from([1, 2]), st.integers(0, 70))
def test_the_limit_in_force_is_the_last_that_began(stated: list[Limit], clock: Clock, level: int, day: int) -> None:
    expected, since = DAYS[clock][level], -1
    for one in stated:
        if (one.clock, one.level) == (clock, level) and since <= one.from_day <= day:
            expected, since = one.days, one.from_day
    assert Limits(stated).days(clock, level, day) == expected


@given(STATED, st.integers(1, 70), st.integers(1, 180), st.sampled_from([1, 2]))
def test_a_new_limit_never_changes_a_case_that_was_opened_before_its_day(
    stated: list[Limit], first: int, days: int, level: int
) -> None:
    after = Limits([*stated, Limit("plan", level, days, first)])
    for opened in (0, first - 1):
        assert deadlines(opened, level, {}, Limits(stated)) == deadlines(opened, level, {}, after)


@pytest.mark.django_db
def test_a_case_keeps_the_limits_of_the_day_it_was_opened(programme: object, days: Days) -> None:
    today = days(0)
    before = open_incident(account=ACCOUNT, by=MANAGER)
    given = {"of": Clock.PLAN, "level": 2, "reason": "as agreed", "by": SECRETARIAT}
    assert refused(set_limit, days=10, from_day=today, **given) == "LIMIT_DAY"
    assert refused(set_limit, days=0, from_day=today + 1, **given) == "LIMIT_DAYS"
    assert refused(set_limit, days=LAST + 1, from_day=today + 1, **given) == "LIMIT_DAYS"
    assert refused(set_limit, days=DAYS[Clock.PLAN][2], from_day=today + 1, **given) == "LIMIT_SAME"
    assert refused(set_limit, days=10, from_day=today + 1, **given | {"reason": " "}) == "STEP_REASON"
    assert refused(set_limit, days=10, from_day=today + 1, **given | {"by": MANAGER}) == "NOT_ALLOWED"
    assert refused(set_limit, days=10, from_day=today + 1, **given | {"of": Clock.IMPROVE}) == "CLOCK_UNSTOPPABLE"
    set_limit(days=10, from_day=today + 3, **given)
    days(2)
    between = open_incident(account=ACCOUNT, by=MANAGER)
    days(3)
    later = open_incident(account=ACCOUNT, by=MANAGER)
    assert [due(number, Clock.PLAN) - today for number in (before, between, later)] == [30, 32, 13]
    level_incident(number=later, level=1, high_risk=False, reason="worse", by=MANAGER)
    assert due(later, Clock.PLAN) == today + 3 + DAYS[Clock.PLAN][1]
    assert ClockLimit.objects.get().reason == "as agreed"
    assert may_read_kind(Actor("P-9", Role.AUDITOR), "incident.limit_set")


@pytest.mark.django_db
def test_a_stopped_clock_shows_counts_and_runs_again_by_itself(programme: object, days: Days) -> None:
    number, today = open_incident(account=ACCOUNT, by=MANAGER), days(0)
    stop = {"number": number, "of": Clock.VERIFY, "reason": "the road is cut", "by": MANAGER}
    assert refused(stop_clock, until=None, **stop) == "CLOCK_STOP_LONG"
    assert refused(stop_clock, until=today + 31, **stop) == "CLOCK_STOP_LONG"
    assert refused(stop_clock, until=today + 9, **stop | {"reason": ""}) == "STEP_REASON"
    assert refused(stop_clock, until=today + 9, **stop | {"by": SECRETARIAT}) == "NOT_ALLOWED"
    for clock in set(Clock) - set(STOPPABLE):
        assert refused(stop_clock, until=today + 9, **stop | {"of": clock}) == "CLOCK_UNSTOPPABLE"
    days(10)
    stop_clock(until=today + 30, **stop)
    assert refused(stop_clock, until=today + 31, **stop) == "CLOCK_NOT_RUNNING"
    assert due(number, Clock.VERIFY) == today + 60 + 20
    line = grouped(cases_of(Incident.objects.all()), "level", today + 20)[-1]
    assert line.stopped == 1
    assert grouped(cases_of(Incident.objects.all()), "level", today + 30)[-1].stopped == 0
    days(15)
    start_clock(number=number, of=Clock.VERIFY, reason="the road is open", by=MANAGER)
    assert due(number, Clock.VERIFY) == today + 60 + 5
    assert refused(start_clock, number=number, of=Clock.VERIFY, reason="x", by=MANAGER) == "CLOCK_NOT_STOPPED"
    assert [step.reason for step in Step.objects.filter(what__startswith="clock_").order_by("seq")] == [
        "the road is cut", "the road is open",
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_is_late_met_or_not_open_is_not_stopped(programme: object, days: Days) -> None:
    number, alert = open_incident(account=ACCOUNT, by=MANAGER), report_alert(account=ACCOUNT, by=MANAGER)
    stop = {"number": number, "reason": "x", "until": days(8) + 5, "by": MANAGER}
    assert refused(stop_clock, of=Clock.NOTIFY, **stop) == "CLOCK_LATE"
    assert refused(stop_clock, of=Clock.PLAN, **stop | {"number": alert}) == "CLOCK_NOT_RUNNING"
    move_incident(number=number, move=Move.MITIGATE, reason="x", by=MANAGER)
    assert refused(stop_clock, of=Clock.PLAN, **stop) == "CLOCK_NOT_RUNNING"
    close_incident(number=number, outcome=Outcome.RESOLVED, reason="x", passing_over="y", by=MANAGER)
    assert refused(stop_clock, of=Clock.VERIFY, **stop) == "CLOCK_NOT_RUNNING"


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(1, 30)), max_size=8))
def test_stops_never_overlap_nor_reach_past_their_day(deeds: list[tuple[bool, int, int]]) -> None:
    day, steps, until_now, still = 0, [], 0, 0
    for stop, later, length in deeds:
        still += max(0, min(day + later, until_now) - day) if until_now > day else 0
        day += later
        if stop and day >= until_now:
            until_now = day + length
            steps.append(("clock_stopped", "plan", str(until_now), day))
        elif not stop and day < until_now:
            until_now = day
            steps.append(("clock_started", "plan", "", day))
    still += max(0, until_now - day)
    found = stops_on(steps).get(Clock.PLAN, [])
    assert sum(until - first for first, until in found) == still
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert deadlines(0, Level.HIGHEST, {}, stops=stops_on(steps))[1].due == 14 + still


@pytest.mark.django_db
def test_limits_come_back_from_the_ledger(programme: object, days: Days) -> None:
    set_limit(of=Clock.CLOSE, level=3, days=120, from_day=days(0) + 1, reason="so", by=SECRETARIAT)
    assert Record.objects.get(kind="incident.limit_set").subject == "clocks"
    assert limits_set().days(Clock.CLOSE, 3, days(0) + 1) == 120
    assert any(one.name == "incidents" for one in projections())
