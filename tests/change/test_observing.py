"""Indicators counted over periods, kept, drilled down to what a reader may see."""

import pytest

from chanzo.change.models import Observed
from chanzo.change.queries.computing import computed
from chanzo.change.queries.drilling import drill
from chanzo.change.queries.figures import observations_over
from chanzo.change.queries.periods import before
from chanzo.change.rules.records import seqs_in
from chanzo.change.services.observing import observe_period
from chanzo.core.indicators import Asked, registered
from chanzo.field.services.imports import Taken
from chanzo.ledger.models import Record
from chanzo.people.types import Actor, Role

from .conftest import SECRETARIAT, a_visit, no_visit

pytestmark = pytest.mark.django_db


def test_an_observation_names_the_records_and_what_they_say(programme: Taken, period: Asked) -> None:
    made = registered()["visits.made"]
    assert computed(made, period).figure.value is None
    seqs = [a_visit("S-1", period.first + 3), no_visit("S-1", period.first + 40), a_visit("S-2", period.last)]
    a_visit("S-2", period.first - 1)
    found = computed(made, period)
    assert (found.figure.value, found.figure.numerator, found.figure.denominator) == (0.666667, 2, 3)
    assert seqs_in(found.records) == seqs
    assert found.breakdown["province"]["North"].value == 0.5
    assert found.breakdown["province"]["South"].value == 1.0
    again = computed(made, period)
    assert again.records_hash == found.records_hash
    assert found.head == Record.objects.order_by("-seq").first().seq  # type: ignore[union-attr]


def test_kept_observations_are_of_their_period_alone(programme: Taken, period: Asked) -> None:
    a_visit("S-1", period.first)
    a_visit("S-1", period.first - 1)
    for asked in (period, before(period)):
        list(observe_period(asked, [registered()["visits.made"]]))
    assert observations_over(period)["visits.made"].figure.n == 1
    assert observations_over(before(period))["visits.made"].figure.n == 1
    assert "visits.made" not in observations_over(Asked(period.first, period.last - 1))
    list(observe_period(period, [registered()["visits.made"]]))
    assert Observed.objects.filter(code="visits.made").count() == 2


def test_who_sees_fewer_records_is_told_the_same_total(programme: Taken, period: Asked) -> None:
    for site in ("S-1", "S-1", "S-2"):
        a_visit(site, period.first + 5)
    made = registered()["visits.made"]
    north = Actor("P-77777777", Role.OFFICIAL, areas=frozenset({"province:North"}))
    whole, part = drill(made, period, SECRETARIAT), drill(made, period, north)
    assert (whole.counted, part.counted) == (3, 3)
    assert (len(whole.cases), len(part.cases)) == (3, 2)
    assert {case.by for case in part.cases} == {("North",)}
    assert not drill(made, period, Actor("P-88888888", Role.COMPANY, "PROC-1")).cases
    one = drill(made, period, SECRETARIAT, breakdown="province", value="South")
    assert (one.counted, len(one.cases)) == (1, 1)
