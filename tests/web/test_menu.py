"""The navigation is short for every role: what belongs to an entry shows where the reader is, and no wait is lost."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from chanzo.people.types import Role
from chanzo.web import menu
from chanzo.web.menu import Entry, offer

from .answered import EVERYONE
from .conftest import SignIn
from .test_matrix import account_of

A_DOZEN = 12


def lines(browser: Client, path: str) -> dict[str, str]:
    """The entries of the navigation on a page: address and what stands in its line."""
    html = browser.get(path).content.decode()
    nav = html.split('<nav class="side"')[1].split("</nav>")[0]
    return dict(re.findall(r'<a href="([^"]+)"(.*?)</a>', nav, re.DOTALL))


@pytest.mark.parametrize("role", sorted(EVERYONE - {"admin"}))
def test_no_role_sees_more_than_a_dozen_entries_at_home(role: str, programme: object, signed_in: SignIn) -> None:
    assert len(lines(signed_in(role, **account_of(role)), "/")) <= A_DOZEN


def test_an_administrator_sees_accounts_besides(programme: object, signed_in: SignIn) -> None:
    assert len(lines(signed_in("admin"), "/")) <= A_DOZEN + 1


@pytest.mark.parametrize("role", sorted(EVERYONE))
def test_every_entry_is_reached_from_the_one_that_it_stands_under(
    role: str, programme: object, signed_in: SignIn
) -> None:
    browser = signed_in(role, **account_of(role))
    home = lines(browser, "/")
    unfolded = {address for head in home for address in lines(browser, head)}
    user = browser.get("/").wsgi_request.user
    assert unfolded == {reverse(entry.address) for entry in menu._entries if entry.for_whom(user)}


@pytest.fixture
def waiting() -> Iterator[None]:
    kept = list(menu._entries)
    offer(Entry(99, "Waits below", "sites:map", lambda user: True, lambda user: 41, under="sites:list"))
    yield
    menu._entries[:] = kept


def test_what_waits_under_an_entry_is_counted_with_it_until_it_unfolds(
    waiting: None, programme: object, signed_in: SignIn
) -> None:
    browser = signed_in(Role.AUDITOR.value)
    assert ">41<" in lines(browser, "/")["/sites/"]
    unfolded = lines(browser, "/sites/")
    assert ">41<" not in unfolded["/sites/"]
    assert ">41<" in unfolded["/map"]
    assert 'class="under"' in unfolded["/map"]
    assert "aria-current" in lines(browser, "/map")["/map"]
