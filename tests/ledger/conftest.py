"""What tests of the ledger stand on: the lock, and rooms of their own."""

import pytest

from chanzo.ledger import registry
from chanzo.ledger.services.recording import take_lock


@pytest.fixture
def ledger_held(db):
    """A transaction that began with the recording lock, so that recording() joins it."""
    take_lock()


@pytest.fixture
def no_rooms(monkeypatch):
    """No projection and no reader but those that the test registers."""
    monkeypatch.setattr(registry, "_projections", {})
    monkeypatch.setattr(registry, "_readers", {})


@pytest.fixture
def home(tmp_path, settings):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return settings.HOME


def a_record(ledger, n=1, **changes):
    told = {"subject": f"subject {n}", "actor": "P-AAAAAA", "facts": {"n": n, "name": "é\u2028\U0001f30d"}} | changes
    return ledger.append("test.happened", **told)


@pytest.fixture
def record():
    return a_record
