"""What the programme does from an incident: an area suspended by the one door, a referral."""

from datetime import date

import pytest

from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.incidents.models import MeasureTaken
from chanzo.incidents.services.measures import end_measure, take_measure
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Measure
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Suspension

from .conftest import MANAGER

pytestmark = pytest.mark.django_db
ACCOUNT = Account("armed_group", level=1, site="S-1", texts={"summary": "x"})
JANUARY = to_day(date(2026, 1, 1))


def test_a_suspension_from_an_incident_stands_in_the_register_and_is_judged(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    _, settled = take_measure(number=number, sort=Measure.SUSPEND_AREA, from_day=JANUARY, reason="armed", by=MANAGER)
    row = Suspension.objects.get()
    assert (row.area, row.from_day, row.reason) == ("s-1" if row.area.islower() else "S-1", JANUARY, number)
    assert {Finding.objects.get(id=name).rule for name in settled.raised} >= {"AREA"}
    assert check_chain().ok


def test_a_referral_keeps_what_came_of_it_once(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    given = {"number": number, "sort": Measure.REFERRAL, "from_day": JANUARY, "reason": "to the court", "by": MANAGER}
    with pytest.raises(Refused) as refused:
        take_measure(**given)
    assert refused.value.code == "ABOUT_MISSING"
    measure, settled = take_measure(about="NEG-1", **given)
    assert not settled.raised
    end_measure(number=number, measure=measure, outcome="fined", day=JANUARY + 40, by=MANAGER)
    with pytest.raises(Refused) as refused:
        end_measure(number=number, measure=measure, outcome="again", day=JANUARY + 41, by=MANAGER)
    assert refused.value.code == "MEASURE_UNKNOWN"
    assert MeasureTaken.objects.get().outcome == "fined"


def test_who_does_not_handle_incidents_takes_no_measure(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    for stranger in (Actor("P-9", Role.VERIFIER), Actor("P-8", Role.COMPANY, "NEG-1")):
        with pytest.raises(Refused) as refused:
            take_measure(number=number, sort=Measure.SUSPEND_AREA, from_day=JANUARY, reason="x", by=stranger)
        assert refused.value.code == "NOT_ALLOWED"
    assert not Suspension.objects.exists()
