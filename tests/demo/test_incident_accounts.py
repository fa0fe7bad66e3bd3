"""What the made-up programme publishes of incidents: one account with a reply, one that waits, one sanction."""

import pytest

from chanzo.core import clock
from chanzo.demo.story.incident_accounts import tell
from chanzo.incidents.models import Edition
from chanzo.incidents.publication.public import accounts_on, sanctions_on
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.people.types import SYSTEM
from tests.incidents.conftest import programme

__all__ = ["programme"]


@pytest.mark.django_db
def test_an_account_is_public_another_waits_and_a_sanction_stands(programme: object) -> None:
    grave = Account("security_forces", level=1, site="S-1", texts={"summary": "x"})
    open_incident(account=grave, by=SYSTEM)
    today = clock.today()
    tell(today=today, seed=1)
    (account,), (sanction,) = accounts_on(today), sanctions_on(today)
    assert account.last.told["replies"][0]["text"]
    assert (account.level, account.outcome) == ("3", "resolved")
    assert sanction.last.told["about"] == "PROC-1"
    assert Edition.objects.filter(from_day__gt=today).count() == 1
