"""When a session ends, and what an account without its second factor reaches."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from chanzo.core.clock import now
from chanzo.people import services
from chanzo.people.models import User
from chanzo.people.policies import NEEDS_SECOND_FACTOR
from chanzo.people.services import create_user
from chanzo.people.sessions import SET_UP
from chanzo.people.types import SYSTEM, Role

from .browsing import GOOD, is_signed_in, sign_in
from .second_factors import with_second_factor

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def signed_in(role: str = "agent", email: str = "") -> tuple[Client, User]:
    user = create_user(email=email or f"{role}@example.org", role=role, password=GOOD)
    factor = Role(role) in NEEDS_SECOND_FACTOR
    return sign_in(Client(), with_second_factor(user) if factor else user, factor=factor), user


def change(user: User, **more: object) -> None:
    now = {"role": user.role, "organisation": user.organisation, "areas": user.areas, **more}
    services.change_account(account=user, by=SYSTEM, **now)  # type: ignore[arg-type]


ENDS: dict[str, Callable[[User], object]] = {
    "disabling": lambda user: services.disable_user(email=user.email, reason="left", by=SYSTEM),
    "another role": lambda user: change(user, role="committee"),
    "another organisation": lambda user: change(user, organisation="NEG-2"),
    "other areas": lambda user: change(user, areas=["province:Maniema"]),
    "being signed out": lambda user: services.end_sessions(account=user, by=SYSTEM),
    "a second factor reset": lambda user: services.reset_second_factor(email=user.email, reason="lost", by=SYSTEM),
}


@pytest.mark.parametrize("why", ENDS)
def test_a_session_ends_at_once_with(why: str) -> None:
    browser, user = signed_in()
    assert is_signed_in(browser)
    ENDS[why](user)
    assert not is_signed_in(browser)
    assert "_auth_user_id" not in browser.session


def test_a_session_ends_at_the_sign_out_and_its_cookie_is_worth_nothing_then() -> None:
    browser, _ = signed_in()
    stolen = browser.cookies["sessionid"].value
    browser.post("/account/logout/")
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert not is_signed_in(browser)
    assert not is_signed_in(thief)


def test_another_password_signs_every_other_browser_out() -> None:
    browser, user = signed_in()
    other = sign_in(Client(), user)
    new = "eight hens sleep on a roof"
    browser.post("/account/password/change/", {"oldpassword": GOOD, "password1": new, "password2": new})
    assert is_signed_in(browser)
    assert not is_signed_in(other)


def test_one_signs_the_other_browsers_out_and_stays() -> None:
    browser, user = signed_in()
    other = sign_in(Client(), user)
    browser.post("/account/own/sessions")
    assert is_signed_in(browser)
    assert not is_signed_in(other)


@pytest.mark.parametrize(
    ("role", "every", "last"),
    [("agent", timedelta(hours=11), timedelta(days=7)), ("admin", timedelta(minutes=29), timedelta(hours=12))],
)
def test_a_session_lives_while_it_is_used_but_not_for_ever(role: str, every: timedelta, last: timedelta) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        browser, _ = signed_in(role)
        while now() + every < NOON + last:
            clock.shift(every)
            assert is_signed_in(browser), now()
        clock.shift(every)
        assert not is_signed_in(browser)


@pytest.mark.parametrize(("role", "idle"), [("agent", timedelta(hours=12)), ("admin", timedelta(minutes=30))])
def test_a_session_that_lies_idle_ends(role: str, idle: timedelta) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        browser, _ = signed_in(role)
        assert is_signed_in(browser)
        clock.shift(idle + timedelta(seconds=1))
        assert not is_signed_in(browser)


@pytest.mark.parametrize("role", sorted(NEEDS_SECOND_FACTOR))
def test_a_role_that_sees_others_is_held_until_it_has_a_second_factor(role: Role) -> None:
    user = create_user(email="a@example.org", role=role, password=GOOD, areas=["province:North"])
    browser = sign_in(Client(), user)
    for page in ("/", "/lots/", "/findings/", "/account/", "/accounts/", "/imports/"):
        answer = browser.get(page)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/account/second-factor/")
    assert browser.get("/account/second-factor/").status_code == 200
    with_second_factor(user)
    assert browser.get("/account/second-factor/").headers["Location"] == "/"
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - NEEDS_SECOND_FACTOR))
def test_the_other_roles_are_only_advised(role: Role) -> None:
    browser = sign_in(Client(), create_user(email="a@example.org", role=role, password=GOOD))
    assert browser.get("/").status_code == 200
    assert "A second factor is recommended" in browser.get("/account/").content.decode()


def addresses(resolver: URLResolver, before: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for pattern in resolver.url_patterns:
        at = f"{before}{pattern.namespace}:" if isinstance(pattern, URLResolver) and pattern.namespace else before
        found += addresses(pattern, at) if isinstance(pattern, URLResolver) else [(f"{before}{pattern.name}", pattern)]
    return found


def test_a_held_account_reaches_no_address_but_those_that_set_it_up() -> None:
    """Every address of the program without parameters, by default denied."""
    browser = sign_in(Client(), create_user(email="a@example.org", role="clerk", password=GOOD))
    reached = set()
    for name, pattern in addresses(get_resolver()):
        needs_none = getattr(pattern.callback, "login_required", True)
        if needs_none and pattern.name:
            try:
                answer = browser.get(reverse(name))
            except NoReverseMatch:
                continue
            if (answer.status_code, answer.headers.get("Location")) != (302, "/account/second-factor/"):
                reached.add(name)
    assert reached <= SET_UP


def test_the_pages_of_the_demo_open_without_a_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    browser = sign_in(Client(), create_user(email="a@example.org", role="admin", password=GOOD))
    assert browser.get("/accounts/").status_code == 200
