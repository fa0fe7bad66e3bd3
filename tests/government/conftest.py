"""The small programme of the web tests, with a tax office and a smelter named, and readers signed in."""

from pathlib import Path

import pytest

from chanzo.field.services.imports import Taken
from tests.web.conftest import signed_in

from .office import Office

__all__ = ["signed_in"]


@pytest.fixture
def office(db: None, tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def programme(office: Office) -> Taken:
    return office.programme()
