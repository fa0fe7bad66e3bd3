"""Triggers ring and calm once, tell their owner without a word of the matter, and ask for a review."""

import pytest
from django.core import mail

from chanzo.change.models import Watch
from chanzo.change.queries import theory as in_force
from chanzo.change.queries.overview import overview
from chanzo.change.services import watching
from chanzo.change.services.observing import observe_period
from chanzo.change.services.watching import Finding, review, watch
from chanzo.change.types import Assumption, Group, Holding, Theory, Words
from chanzo.core import clock
from chanzo.core.indicators import Asked, registered
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger
from chanzo.people.services import create_user
from chanzo.people.types import Actor, Role

from .conftest import SECRETARIAT, a_visit, no_visit

pytestmark = pytest.mark.django_db
KEY = "assume-roads"


@pytest.fixture
def theory(monkeypatch: pytest.MonkeyPatch) -> Theory:
    """A theory with one assumption: most visits reach their site."""
    words = Words("CANARY roads are open.", "CANARI les routes sont ouvertes.")
    held = Assumption(KEY, Group.ALL, words, (), "incident_manager", ("visits.made",), "visits.made < 0.5")
    whole = Theory("test", {}, (), {KEY: held}, {})
    for module in (in_force, watching):
        monkeypatch.setattr(module, "theory_on", lambda: whole)
    monkeypatch.setattr("chanzo.change.queries.overview.theory_on", lambda: whole)
    return whole


def looked(period: Asked) -> watching.Seen:
    list(observe_period(period, [registered()["visits.made"]]))
    return watch(today=clock.today())


def test_a_trigger_rings_once_tells_its_owner_and_calms(programme: object, theory: Theory, period: Asked) -> None:
    create_user(email="im@example.org", role="incident_manager")
    create_user(email="sec@example.org", role="secretariat")
    assert looked(period) == watching.Seen((), ())
    assert not Watch.objects.exists()
    a_visit("S-1", period.first)
    no_visit("S-1", period.first + 1)
    no_visit("S-1", period.first + 2)
    assert looked(period).rang == (KEY,)
    head = head_of_ledger()
    assert looked(period) == watching.Seen((), ())
    assert head_of_ledger() == head
    assert [message.to for message in mail.outbox] == [["im@example.org"]]
    assert "CANARY" not in mail.outbox[0].subject + mail.outbox[0].body
    assert overview(period).holdings[KEY] is Holding.BROKEN
    a_visit("S-2", period.first + 3)
    assert looked(period).calmed == (KEY,)
    assert overview(period).holdings[KEY] is Holding.UNTESTED


def test_a_review_speaks_until_the_trigger_rings_again(programme: object, theory: Theory, period: Asked) -> None:
    finding = Finding(Holding.WEAKENING, "Roads are worse.", "Ask the province.", "Field office")
    no_visit("S-1", period.first)
    looked(period)
    review(key=KEY, finding=finding, by=SECRETARIAT)
    assert overview(period).holdings[KEY] is Holding.WEAKENING
    a_visit("S-1", period.first)
    looked(period)
    no_visit("S-1", period.first + 1)
    no_visit("S-1", period.first + 2)
    looked(period)
    assert overview(period).holdings[KEY] is Holding.BROKEN
    with pytest.raises(Refused) as refused:
        review(key="none", finding=finding, by=SECRETARIAT)
    assert refused.value.code == "ASSUMPTION_UNKNOWN"
    with pytest.raises(Refused) as refused:
        review(key=KEY, finding=finding, by=Actor("P-22222222", Role.COMPANY, "PROC-1"))
    assert refused.value.code == "NOT_ALLOWED"
