"""What every test shares: a recording test holds the lock from its start and ends with a rebuild compared."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.installations import installation, installations, ready

__all__ = ["installation", "installations", "ready"]

# How long an example takes says how busy the machine is, not whether the program is right.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("desk", unhurried)
# A change is judged by the same examples each time; on a desk every run tries others.
settings.register_profile("ci", unhurried, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def rebuilt(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that recorded, every projected row is what the ledger makes of it."""
    if "db" not in request.fixturenames and request.node.get_closest_marker("django_db") is None:
        yield
        return
    request.getfixturevalue("_django_db_helper")
    from django.db import connection

    from chanzo.ledger.queries import head_of_ledger
    from chanzo.ledger.registry import projections
    from chanzo.ledger.services.recording import take_lock

    if connection.in_atomic_block:
        take_lock()
    before = head_of_ledger() if connection.in_atomic_block else 0
    yield
    if connection.in_atomic_block and not connection.needs_rollback and head_of_ledger() > before:
        assert [name for projection in projections() for name in projection.differences(5)] == []


@pytest.fixture(autouse=True)
def no_tries_before() -> None:
    """What other tests tried to sign in with does not count: all of them come from one address within a minute."""
    from django.core.cache import cache

    cache.clear()
