"""Guessing is slowed down, nobody is locked out by strangers, and no network address is kept."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client

from chanzo.people.models import User
from chanzo.people.services import create_user
from chanzo.people.throttle import code_of_address

from .browsing import GOOD, is_signed_in, sign_in

pytestmark = pytest.mark.django_db
ADDRESS, BROWSER = "203.0.113.77", "Canary/7.7 (nowhere)"


def a_user() -> User:
    return create_user(email="a@example.org", role="agent", password=GOOD)


def guess(user: User, times: int, address: str = ADDRESS) -> Client:
    stranger = Client(REMOTE_ADDR=address, HTTP_USER_AGENT=BROWSER)
    for _ in range(times):
        stranger.post("/account/login/", {"login": user.email, "password": "wrong"})
    return stranger


def test_an_address_is_another_code_tomorrow_and_never_itself() -> None:
    day = datetime(2026, 3, 2, 8, tzinfo=UTC)
    with time_machine.travel(day, tick=False):
        first = code_of_address(ADDRESS)
        assert code_of_address(ADDRESS) == first != code_of_address("203.0.113.78")
    with time_machine.travel(day + timedelta(days=1), tick=False):
        assert code_of_address(ADDRESS) != first
    assert ADDRESS not in first


def test_no_table_no_cache_and_no_log_line_holds_an_address_or_a_browser(caplog: pytest.LogCaptureFixture) -> None:
    user = a_user()
    with caplog.at_level(logging.DEBUG):
        stranger = guess(user, 7)
        sign_in(Client(REMOTE_ADDR="203.0.113.99", HTTP_USER_AGENT=BROWSER), user)
        stranger.post("/account/password/reset/", {"email": user.email})
        stranger.get("/account/2fa/webauthn/login/")
    assert isinstance(cache._connections[cache._alias], LocMemCache)  # type: ignore[attr-defined]
    held = cache._connections[cache._alias]  # type: ignore[attr-defined]
    told = [repr(dict(held._cache)), *(record.getMessage() for record in caplog.records)]
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            told.append(repr(cursor.fetchall()))
        for session in sessions():
            told.append(repr(session))
    assert len(held._cache) > 0
    assert not [text for text in told for canary in (ADDRESS, "203.0.113.99", "Canary") if canary in text]


def sessions() -> list[dict]:
    from django.contrib.sessions.models import Session

    return [session.get_decoded() for session in Session.objects.all()]


def test_guessing_stops_the_stranger_but_not_the_browser_that_was_here_before() -> None:
    user = a_user()
    known = sign_in(Client(), user)
    known.post("/account/logout/")
    for network in range(4):
        guess(user, 3, f"198.51.100.{network}")
    late = sign_in(Client(REMOTE_ADDR="198.51.100.200"), user)
    assert not is_signed_in(late)
    assert is_signed_in(sign_in(known, user))


def test_a_known_browser_has_tries_of_its_own_and_no_more() -> None:
    user = a_user()
    known = sign_in(Client(), user)
    known.post("/account/logout/")
    for network in range(8):
        known.post("/account/login/", {"login": user.email, "password": "wrong"}, REMOTE_ADDR=f"198.51.100.{network}")
    assert not is_signed_in(sign_in(known, user))


def test_a_known_browser_is_no_key_to_another_account() -> None:
    user, other = a_user(), create_user(email="b@example.org", role="agent", password=GOOD)
    known = sign_in(Client(), other)
    known.post("/account/logout/")
    for network in range(4):
        guess(user, 3, f"198.51.100.{network}")
    assert not is_signed_in(sign_in(known, user))
