"""Annex II: a decision on suspending at once, improvement in six months or a decision on record, no quiet closing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

import chanzo
from chanzo.core.refusals import Refused
from chanzo.incidents.mitigation.models import Improvement, SuspensionChoice
from chanzo.incidents.mitigation.projections import MITIGATION
from chanzo.incidents.mitigation.services.planning import Planned, adopt_plan, record_improvement
from chanzo.incidents.mitigation.services.recommending import Asking, give_recommendation, move_recommendation
from chanzo.incidents.mitigation.services.suspending import decide_on_suspension
from chanzo.incidents.mitigation.types import Choice, Side, Sort
from chanzo.incidents.mitigation.types import Move as Step_
from chanzo.incidents.models import Incident, MeasureTaken, Step
from chanzo.incidents.projections import INCIDENTS
from chanzo.incidents.queries.clocks import clocks_of, day_of
from chanzo.incidents.rules.annex import REMINDED, THREE_MONTHS, Watch, escalation_due, reminder_due
from chanzo.incidents.services.clocks import ring_clocks
from chanzo.incidents.services.limits import set_limit, stop_clock
from chanzo.incidents.services.moving import close_incident, move_incident, propose_closing
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import CATEGORIES, Clock, Move, Outcome
from chanzo.ledger.replay import records
from chanzo.ledger.services.acting import acting
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Suspension

from .conftest import MANAGER, OTHER, SECRETARIAT

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nbarriers\n%%EOF\n"
PLAN = Planned("The army is asked to lift the barrier.", "barriers met in a month", "4", "0")
Days = Callable[[int], int]


def opened(category: str = "bribery", **more: Any) -> str:
    return open_incident(account=Account(category, site="S-1", texts={"summary": "x"}, **more), by=MANAGER)


def refused(act: Callable[..., Any], **given: Any) -> str:
    with pytest.raises(Refused) as found:
        act(**given)
    return found.value.code


def rung(number: str, what: str, first: int, last: int, days: Days) -> list[int]:
    """Ring on each of some days; after how many days it was told so of improvement."""
    for day in range(first, last):
        ring_clocks(today=days(day))
    start = days(0)
    steps = Step.objects.filter(incident=number, what=what, before="improve").order_by("seq")
    return [day_of(step.at) - start for step in steps]


def due_of(number: str, clock: Clock) -> int | None:
    found = clocks_of(Incident.objects.filter(number=number))[number]
    return next((one.due for one in found if one.clock is clock), None)


def test_reminders_come_after_30_60_90_150_and_180_days_and_then_it_escalates(programme: object, days: Days) -> None:
    number = opened()
    days(10)
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    assert rung(number, "reminded", 11, 230, days) == [10 + after for after in REMINDED]
    assert rung(number, "escalated", 230, 232, days) == [190]


def test_the_six_months_run_from_the_first_plan_or_the_begin_of_mitigation(programme: object, days: Days) -> None:
    number = opened()
    assert due_of(number, Clock.IMPROVE) is None
    today = days(7)
    move_incident(number=number, move=Move.MITIGATE, reason="begun", by=MANAGER)
    days(20)
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    assert due_of(number, Clock.IMPROVE) == today + 180
    harmless = opened("safety")
    adopt_plan(number=harmless, plan=PLAN, by=MANAGER)
    assert due_of(harmless, Clock.IMPROVE) is None
    ring_clocks(today=days(250))
    assert not Step.objects.filter(incident=harmless, before="improve").exists()


def test_improvement_is_measured_after_the_plan_and_has_something_to_show(programme: object, days: Days) -> None:
    number = opened()
    shown = {"number": number, "found": "1 barrier", "by": MANAGER}
    file = SimpleUploadedFile("count.pdf", PDF)
    assert refused(record_improvement, day=days(0), file=file, **shown) == "PLAN_MISSING"
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    today = days(90)
    assert refused(record_improvement, day=days(0) - 1, file=file, **shown) == "MEASURED_WHEN"
    days(90)
    assert refused(record_improvement, day=today + 1, file=file, **shown) == "MEASURED_WHEN"
    assert refused(record_improvement, day=today, **shown) == "EVIDENCE_MISSING"
    asking = Asking(Side(Sort.AUTHORITY, "Army"), "Lift it.", "No barrier.", today + 9, Side(Sort.OFFICE, "Office"))
    one = give_recommendation(number=number, asking=asking, by=MANAGER)
    assert refused(record_improvement, day=today, recommendation=one, **shown) == "EVIDENCE_MISSING"
    for move, by in ((Step_.ACCEPT, MANAGER), (Step_.REPORT, MANAGER), (Step_.VERIFY, OTHER)):
        move_recommendation(number=one, move=move, text="so", by=by)
    record_improvement(day=today, recommendation=one, **shown)
    assert Improvement.objects.get().measure == PLAN.measure
    assert rung(number, "escalated", 91, 200, days) == []


def improve(number: str, day: int) -> None:
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    record_improvement(number=number, found="none", day=day, file=SimpleUploadedFile("c.pdf", PDF), by=MANAGER)


def test_no_case_of_annex_two_is_resolved_without_improvement(programme: object, days: Days) -> None:
    number = opened()
    move_incident(number=number, move=Move.MITIGATE, reason="x", by=MANAGER)
    move_incident(number=number, move=Move.MONITOR, reason="x", by=MANAGER)
    closing = {"number": number, "outcome": Outcome.RESOLVED, "reason": "x", "passing_over": "because", "by": MANAGER}
    assert refused(close_incident, **closing) == "IMPROVEMENT_MISSING"
    assert refused(propose_closing, **closing) == "IMPROVEMENT_MISSING"
    improve(number, days(3))
    close_incident(**closing)
    move_incident(number=number, move=Move.REOPEN, reason="the barrier is back", by=MANAGER)
    assert refused(close_incident, **closing) == "IMPROVEMENT_MISSING"


def test_a_second_person_does_not_resolve_it_without_improvement_either(programme: object, days: Days) -> None:
    number = opened("torture", level=1)
    days(1)
    improve(number, days(1))
    closing = {"number": number, "outcome": Outcome.RESOLVED, "reason": "x", "passing_over": "because"}
    propose_closing(**closing, by=MANAGER)
    close_incident(**closing, by=SECRETARIAT)
    other = opened("torture", level=1)
    assert refused(propose_closing, **closing | {"number": other}, by=MANAGER) == "IMPROVEMENT_MISSING"
    assert refused(close_incident, **closing | {"number": other}, by=SECRETARIAT) == "NOT_PROPOSED"


def test_six_months_go_on_in_the_case_that_carries_it_over(programme: object, days: Days) -> None:
    first = opened()
    adopt_plan(number=first, plan=PLAN, by=MANAGER)
    ring_clocks(today=days(170))
    account = Account("safety", site="S-1", texts={"summary": "goes on"})
    second = open_incident(account=account, carries=first, by=MANAGER)
    close_incident(number=first, outcome=Outcome.CARRIED, reason="period over", by=MANAGER)
    assert due_of(second, Clock.IMPROVE) == days(0) + 180
    assert due_of(first, Clock.IMPROVE) is None
    assert rung(second, "escalated", 171, 182, days) == [180]
    days(182)
    closing = {"number": second, "outcome": Outcome.RESOLVED, "reason": "x", "passing_over": "y", "by": MANAGER}
    assert refused(close_incident, **closing) == "IMPROVEMENT_MISSING"


def test_going_on_after_six_months_is_decided_by_a_second_person_and_looked_at_again(
    programme: object, days: Days
) -> None:
    number = opened()
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    go_on = {"number": number, "of": Clock.IMPROVE, "choice": Choice.CONTINUE, "reason": "the road is the only one"}
    today = days(100)
    assert refused(decide_on_suspension, **go_on, until=today + 60, by=OTHER) == "SUSPENSION_NOT_ASKED"
    today = days(180)
    ring_clocks(today=today)
    assert refused(decide_on_suspension, **go_on, until=today + 60, by=MANAGER) == "SECOND_PERSON_GOES_ON"
    assert refused(decide_on_suspension, **go_on, until=today + 60, by=Actor("P-9", Role.VERIFIER)) == "NOT_ALLOWED"
    assert refused(decide_on_suspension, **go_on, until=None, by=OTHER) == "REVIEW_TOO_LATE"
    assert refused(decide_on_suspension, **go_on, until=today + 93, by=OTHER) == "REVIEW_TOO_LATE"
    decide_on_suspension(**go_on, until=today + 60, by=OTHER)
    assert refused(decide_on_suspension, **go_on, until=today + 70, by=SECRETARIAT) == "SUSPENSION_NOT_ASKED"
    assert due_of(number, Clock.IMPROVE) == today + 60
    assert rung(number, "escalated", 181, 260, days) == [180, 240]
    assert rung(number, "reminded", 260, 261, days)[-2:] == [233, 240]


def test_suspending_after_six_months_lasts_three_months_and_stands_in_the_register(
    programme: object, days: Days
) -> None:
    number = opened()
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    today = days(180)
    ring_clocks(today=today)
    suspend = {"number": number, "of": Clock.IMPROVE, "choice": Choice.SUSPEND, "reason": "no improvement"}
    assert refused(decide_on_suspension, **suspend, until=today + 60, by=MANAGER) == "SUSPENSION_SHORT"
    assert refused(decide_on_suspension, **suspend, until=None, by=MANAGER) == "SUSPENSION_SHORT"
    assert not MeasureTaken.objects.exists()
    decide_on_suspension(**suspend, until=today + THREE_MONTHS, by=MANAGER)
    assert Suspension.objects.filter(area="S-1", from_day=today, to_day=today + THREE_MONTHS).exists()
    assert (MeasureTaken.objects.get().about, SuspensionChoice.objects.get().about) == ("S-1", "S-1")


def test_serious_abuse_asks_for_a_decision_on_the_day_it_is_opened(programme: object, days: Days) -> None:
    number, today = opened("forced_labour", level=1), days(0)
    clock = clocks_of(Incident.objects.all())[number][-1]
    assert (clock.clock, clock.due, clock.late(today), clock.late(today + 1)) == (Clock.SUSPEND, today, 0, 1)
    days(2)
    decide = {"number": number, "of": Clock.SUSPEND, "reason": "x"}
    assert refused(decide_on_suspension, **decide, choice=Choice.CONTINUE, by=MANAGER) == "SECOND_PERSON_GOES_ON"
    decide_on_suspension(**decide, choice=Choice.SUSPEND, by=MANAGER)
    clock = clocks_of(Incident.objects.all())[number][-1]
    assert (clock.met, clock.late(today + 900)) == (today + 2, 2)
    assert due_of(opened(), Clock.SUSPEND) is None
    suspended = {name for name, one in CATEGORIES.items() if one.suspends}
    assert suspended >= {"armed_group", "forced_labour", "child_labour", "torture", "sexual_violence", "war_crimes"}


@given(st.integers(0, 400), st.lists(st.integers(1, 92), max_size=4))
def test_somebody_who_looks_late_is_told_once_and_never_passed_over(look: int, decisions: list[int]) -> None:
    watch = Watch(1000, None, None, ())
    assert reminder_due(watch, 1000 + look) == (look >= 30)
    assert not reminder_due(Watch(1000, 1000 + look, None, ()), 1000 + look)
    assert escalation_due(watch, 1000 + look) == (look >= 180)
    for more in decisions:
        escalated = 1180 if watch.due is None or not watch.decided_until else watch.decided_until[-1]
        watch = Watch(1000, None, escalated, watch.decided_until)
        assert watch.open_escalation
        assert not escalation_due(watch, escalated + 500)
        watch = Watch(1000, None, escalated, (*watch.decided_until, escalated + more))
        assert not watch.open_escalation
        assert [escalation_due(watch, day) for day in (escalated + more - 1, escalated + more)] == [False, True]


def test_describing_the_category_away_takes_nothing_from_annex_two(programme: object, days: Days) -> None:
    number = opened()
    adopt_plan(number=number, plan=PLAN, by=MANAGER)
    with acting(INCIDENTS) as deed:
        facts = {"set": {"category": "other"}, "texts": {}, "reason": "it was another thing"}
        deed.record("incident.described", subject=number, actor=MANAGER.number, facts=facts)
    assert Incident.objects.get().category == "other"
    assert due_of(number, Clock.IMPROVE) == days(0) + 180
    closing = {"number": number, "outcome": Outcome.RESOLVED, "reason": "x", "passing_over": "y", "by": MANAGER}
    assert refused(close_incident, **closing) == "IMPROVEMENT_MISSING"


def test_a_case_is_closed_by_one_door_alone() -> None:
    """Whatever page, command or program asks: a move is recorded in one module, behind the rules of closing."""
    sources = Path(chanzo.__file__).parent.rglob("*.py")
    recording = {path.name for path in sources if '.record("incident.moved"' in path.read_text(encoding="utf-8")}
    assert recording == {"moving.py"}


def test_a_case_without_a_site_says_what_is_suspended(programme: object, days: Days) -> None:
    point = Account("torture", latitude_udeg=0, longitude_udeg=0, precision_m=9, texts={"summary": "x"})
    number = open_incident(account=point, by=MANAGER)
    decide = {"number": number, "of": Clock.SUSPEND, "choice": Choice.SUSPEND, "reason": "x", "by": MANAGER}
    assert refused(decide_on_suspension, **decide) == "ABOUT_MISSING"
    decide_on_suspension(**decide, about="S-2")
    assert Suspension.objects.filter(area="S-2").exists()


def test_every_row_of_mitigation_comes_back_from_the_ledger(programme: object, days: Days) -> None:
    number = opened("torture", level=1)
    set_limit(of=Clock.PLAN, level=1, days=9, from_day=days(0) + 1, reason="agreed", by=SECRETARIAT)
    stop_clock(number=number, of=Clock.VERIFY, reason="the road is cut", until=days(0) + 9, by=MANAGER)
    decide_on_suspension(number=number, of=Clock.SUSPEND, choice=Choice.SUSPEND, reason="x", by=MANAGER)
    asking = Asking(Side(Sort.AUTHORITY, "Army"), "Go.", "Gone.", days(0) + 9, Side(Sort.OFFICE, "Office"))
    one = give_recommendation(number=number, asking=asking, by=MANAGER)
    move_recommendation(number=one, move=Step_.ACCEPT, by=MANAGER)
    improve(number, days(1))
    replayed = INCIDENTS.rows_from(records(kinds=INCIDENTS.kinds))
    models = {model._meta.db_table: model for model in apps.get_app_config("incidents").get_models()}
    for table in MITIGATION.tables:
        model = models[table.table]
        shelf = replayed.of(table.row)
        made = {shelf.as_tuple(row) for row in shelf.standing()}
        assert made == set(model.objects.values_list(*shelf.columns))
        assert made
