"""The store of tags, and readers signed in."""

import pytest

from tests.government.conftest import office, programme, signed_in

from ..office import Office
from .store import fill

__all__ = ["office", "programme", "signed_in"]


@pytest.fixture
def store(office: Office) -> Office:
    return fill(office)
