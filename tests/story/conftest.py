"""The small programme of the stories: two sites, three traders, one batch, one export lot, taken in at the desk."""

import pytest

from tests.web.programme import TABLES

from .doors import Doors


@pytest.fixture
def doors(db: None, monkeypatch: pytest.MonkeyPatch) -> Doors:
    """The product's doors, with nothing behind them yet."""
    return Doors(monkeypatch)


@pytest.fixture
def programme(doors: Doors) -> Doors:
    """The doors, with the small programme recorded."""
    doors.import_sheets(old=True, **TABLES)
    return doors
