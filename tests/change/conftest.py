"""The small programme on a day of the past, and a clock that can be set forward."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chanzo.core import clock
from tests.web.programme import recorded

START = datetime(2026, 2, 1, 9, tzinfo=UTC)
Days = Callable[[int], int]


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    """Set the clock to so many days after the start; the day it then is."""

    def to(after: int) -> int:
        monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=after))
        return clock.today()

    to(0)
    return to


@pytest.fixture
def programme(db: None, days: Days, tmp_path: Path) -> Days:
    """The small programme, recorded on the first day; answers how the clock is set."""
    folder = tmp_path / "programme"
    folder.mkdir()
    recorded(folder)
    return days
