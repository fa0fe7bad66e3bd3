"""Recommendations and who raised an incident, counted as their moves say, both ways."""

from collections.abc import Callable

import pytest

from chanzo.change.queries.computing import computed
from chanzo.change.queries.drilling import drill
from chanzo.core.indicators import Asked, registered
from chanzo.incidents.mitigation.services.recommending import Asking, give_recommendation, move_recommendation
from chanzo.incidents.mitigation.types import Move, Side, Sort
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.people.types import Actor, Role
from tests.incidents.conftest import MANAGER, days

__all__ = ["days"]
pytestmark = pytest.mark.django_db
COMPANY = Actor("P-77777777", Role.COMPANY, "PROC-1")
DESK = Side(Sort.OFFICE, "Desk")
Days = Callable[[int], int]


def value(code: str, asked: Asked) -> float | None:
    return computed(registered()[code], asked).figure.value


def an_incident(**texts: str) -> str:
    account = Account("safety", level=3, site="S-1", texts={"summary": "x"} | texts)
    return open_incident(account=account, by=MANAGER)


def test_recommendations_count_by_their_answers_and_deeds(programme: object, days: Days) -> None:
    start = days(0)
    number = an_incident()
    asked = Asked(start, start + 60)
    accepted = lambda: value("incidents.recommendations_accepted", asked)  # noqa: E731
    assert accepted() is None
    asking = Asking(Side(Sort.ORGANISATION, "PROC-1"), "Weigh.", "The book.", start + 20, DESK)
    given = [give_recommendation(number=number, asking=asking, by=MANAGER) for _ in range(4)]
    days(2)
    for at, recommendation in enumerate(given):
        move = Move.REFUSE if at == 3 else Move.ACCEPT
        move_recommendation(number=recommendation, move=move, text="x", by=COMPANY)
    assert accepted() == 0.75
    assert value("incidents.mitigation_in_time", Asked(start, start + 10)) is None
    days(10)
    move_recommendation(number=given[0], move=Move.REPORT, text="done", by=COMPANY)
    days(70)
    assert value("incidents.mitigation_in_time", asked) == 0.0
    move_recommendation(number=given[0], move=Move.VERIFY, text="seen", by=MANAGER)
    # It was verified after the period: of the period it stays undone, of a later one it is not.
    assert value("incidents.mitigation_in_time", asked) == 0.0
    later = value("incidents.mitigation_in_time", Asked(start, start + 80))
    assert later == pytest.approx(0.25)
    drilled = drill(registered()["incidents.mitigation_in_time"], asked, MANAGER)
    assert {case.key for case in drilled.cases} == set(given)


def test_who_raised_an_incident_is_told_as_a_share_and_opened_by_who_may_know(programme: object, days: Days) -> None:
    start = days(0)
    an_incident(known_sorts="hotline")
    an_incident(known_sorts="data+committee")
    an_incident(known_sorts="data")
    an_incident()
    asked = Asked(start, start + 1)
    found = computed(registered()["incidents.raised_by_community"], asked)
    assert (found.figure.value, found.figure.denominator, found.completeness) == (0.666667, 3, 0.75)
    indicator = registered()["incidents.raised_by_community"]
    assert len(drill(indicator, asked, MANAGER).cases) == 4
    assert not drill(indicator, asked, Actor("P-55555555", Role.SECRETARIAT)).cases
