"""The API keeps to its own description, whatever it is asked: no server error, no undescribed answer."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, assume, given, settings

from chanzo.people.services import create_token, create_user


@pytest.fixture
def kept_open() -> Iterator[None]:
    """Whole requests inside a test's transaction: their end must not end its connection."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def described(programme: object, kept_open: None) -> Any:
    """The description as the program gives it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())


def ask(described: Any, examples: int, of_each: Callable[[Any], None]) -> int:
    """Ask every operation many things; how many operations there are."""
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in operations:
        quietly = settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
        quietly(given(operation.as_strategy())(of_each))()
    return len(operations)


def test_the_api_answers_as_it_says(described: Any) -> None:
    create_user(email="machine@example.org", role="auditor")
    token = create_token(email="machine@example.org")

    def answered(case: Any) -> None:
        assume("\0" not in f"{case.path_parameters}{case.query}".replace("\\x00", "\0"))  # no text of ours holds one
        case.call_and_validate(headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})

    assert ask(described, 25, answered) >= 10


def test_nothing_is_answered_without_a_token(described: Any) -> None:
    def refused(case: Any) -> None:
        assert case.call().status_code in (400, 401, 404)

    ask(described, 3, refused)
