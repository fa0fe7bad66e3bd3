"""The small programme with a state service, and people who act in it."""

from datetime import date

import pytest

from chanzo.core.days import to_day
from chanzo.people.types import Actor, Role
from tests.government.office import Office

SERVICE = "organisation,name,role,country\nSERVICE,State Service,state_service,CD\n"
SECRETARIAT = Actor("P-22222222", Role.SECRETARIAT)
NORTHERN = Actor("P-33333333", Role.OFFICIAL, areas=frozenset({"province:North"}))


@pytest.fixture
def served(office: Office, programme: object) -> Office:
    """Sites S-1 (North, TP-1) and S-2 (South, TP-2), both tagged in January 2026 and integrated."""
    office.take(organisations=SERVICE)
    return office


def day(text: str) -> int:
    """A day as a number, of ``2026-01-05``."""
    return to_day(date.fromisoformat(text))
