"""A programme with visits, the secretariat that keeps its theory, and a clock that goes on from a day of the past."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chanzo.change.queries.periods import usual_period
from chanzo.core import clock
from chanzo.core.indicators import Asked
from chanzo.field.services.imports import Taken
from chanzo.people.types import Actor, Role
from chanzo.sites.services.visits import record_prevented, record_visit
from chanzo.sites.types.visits import Hindrance, Purpose, Report
from tests.web.conftest import signed_in
from tests.web.programme import recorded

__all__ = ["signed_in"]

SECRETARIAT = Actor("P-55555555", Role.SECRETARIAT)
OFFICER = Actor("P-66666666", Role.FIELD_OFFICER, areas=frozenset({"province:North", "province:South"}))

START = datetime(2026, 2, 1, 9, tzinfo=UTC)
Days = Callable[[int], int]


@pytest.fixture
def programme(db: None, tmp_path: Path) -> Taken:
    return recorded(tmp_path)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    """Set the clock to so many days after the start; the day it then is."""

    def to(after: int) -> int:
        monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=after))
        return clock.today()

    to(0)
    return to


@pytest.fixture
def past(db: None, days: Days, tmp_path: Path) -> Days:
    """The small programme, recorded on the first day; answers how the clock is set."""
    folder = tmp_path / "programme"
    folder.mkdir()
    recorded(folder)
    return days


@pytest.fixture
def period() -> Asked:
    """The last twelve whole months."""
    return usual_period(clock.today())


def a_visit(site: str, day: int, **told: object) -> int:
    """A visit that was made; returns its number."""
    report = Report(purpose=Purpose.ROUTINE.value, activity="active", **told)  # type: ignore[arg-type]
    return record_visit(site=site, day=day, report=report, by=OFFICER).seq


def no_visit(site: str, day: int) -> int:
    """A visit that insecurity prevented."""
    return record_prevented(site=site, day=day, reason=Hindrance.INSECURITY.value, note="", by=OFFICER).seq
