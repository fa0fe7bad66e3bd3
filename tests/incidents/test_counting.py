"""What an incident is counted under: its age, its deadlines, whether it was verified in time or followed up."""

from collections.abc import Callable
from datetime import date

import pytest

from chanzo.core.days import to_day
from chanzo.incidents.models import Incident
from chanzo.incidents.queries.cases import cases_of
from chanzo.incidents.rules.clocks import deadlines
from chanzo.incidents.rules.statistics import Case, grouped, half_days, half_of, key_of
from chanzo.incidents.services.deciding import Given, record_decision
from chanzo.incidents.services.moving import move_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import tell_holders
from chanzo.incidents.types import Clock, Decision, Move
from chanzo.people.types import Actor, Role

from .conftest import MANAGER

MAY = to_day(date(2026, 5, 20))


def case(**more: object) -> Case:
    known = {
        "number": "NO-2026-0001", "level": 3, "category": "safety", "province": "North", "site": "S-1", "opened": MAY,
        "closed": None, "outcome": "", "public": False, "met": {},
    } | more  # fmt: skip
    known.setdefault("deadlines", deadlines(known["opened"], known["level"], known["met"]))
    return Case(**known)  # type: ignore[arg-type]


@pytest.mark.parametrize(("after", "key"), [(30, "open_30"), (31, "open_90"), (180, "open_180"), (181, "open_longer")])
def test_an_open_case_counts_by_its_age_and_a_closed_one_by_its_outcome(after: int, key: str) -> None:
    assert key_of(case(), "standing", MAY + after, {}) == key
    assert key_of(case(closed=MAY + 3, outcome="carried"), "standing", MAY + after, {}) == "carried"


def test_verified_late_is_in_a_later_half_year_than_it_happened() -> None:
    july = to_day(date(2026, 7, 1))
    assert not case().verified_late
    assert not case(met={Clock.VERIFY: july - 1}).verified_late
    assert case(met={Clock.VERIFY: july}).verified_late
    assert not case(met={Clock.VERIFY: july}, happened=july).verified_late
    assert half_days(half_of(july)) == (july, to_day(date(2026, 12, 31)))


def test_a_line_counts_repeats_and_follow_up_and_what_is_late() -> None:
    cases = [case(), case(number="2", followed=True), case(number="3", site="S-2", met={Clock.NOTIFY: MAY + 90})]
    (line, everything) = grouped(cases, "category", MAY + 10)
    assert (line.repeats, line.followed, line.late, line.withheld) == (2, 1, 1, 3)
    assert everything.opened == 3
    assert {group.key: group.opened for group in grouped(cases, "repeats", MAY + 10)} == {
        "repeated": 2,
        "once": 1,
        "": 3,
    }


@pytest.mark.django_db
def test_the_day_it_happened_and_evidence_come_from_the_case(programme: object, days: Callable[[int], int]) -> None:
    today = days(0)
    number = open_incident(
        account=Account("safety", site="S-1", first_day=today - 100, texts={"summary": "x"}), by=MANAGER
    )
    move_incident(number=number, move=Move.VERIFY, reason="x", by=MANAGER)
    tell_holders(number=number, organisations=["PROC-1"], text="x", by=MANAGER)
    (found,) = cases_of(Incident.objects.all())
    assert (found.happened, found.followed, found.public) == (today - 100, False, False)
    given = Given(Decision.CONTINUE, "x", evidence="photographs of the new scale")
    record_decision(number=number, given=given, by=Actor("P-7", Role.COMPANY, "PROC-1"))
    assert cases_of(Incident.objects.all())[0].followed
