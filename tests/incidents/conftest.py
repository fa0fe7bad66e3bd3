"""A programme, the people who work on an incident, and a clock that can be set."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chanzo.core import clock
from chanzo.field.services.imports import Taken
from chanzo.people.types import Actor, Role
from tests.web.programme import recorded

MANAGER = Actor("P-33333333", Role.INCIDENT_MANAGER)
OTHER = Actor("P-44444444", Role.INCIDENT_MANAGER)
SECRETARIAT = Actor("P-55555555", Role.SECRETARIAT)
START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def programme(db: None, tmp_path: Path) -> Taken:
    return recorded(tmp_path)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], int]:
    """Set the clock to so many days after the start; the day it then is."""

    def to(after: int) -> int:
        monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=after))
        return clock.today()

    to(0)
    return to
