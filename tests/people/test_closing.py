"""An account that is closed, and tokens that are ended: from that moment nothing is answered."""

import json

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from chanzo.core.refusals import Refused
from chanzo.people.models import SignInLink
from chanzo.people.services import (
    create_token,
    create_user,
    disable_user,
    issue_link,
    link_target,
    revoke_tokens,
    user_of_token,
)

pytestmark = pytest.mark.django_db
GOOD = "a long sentence of mine"


def signed_in(email: str) -> Client:
    browser = Client()
    assert browser.post("/account/login/", {"login": email, "password": GOOD}).status_code == 302
    assert browser.get("/").status_code == 200
    return browser


def test_a_closed_account_is_out_at_once_and_stays_out(capsys: pytest.CaptureFixture[str]) -> None:
    user, other = (create_user(email=f"{name}@example.org", role="verifier", password=GOOD) for name in "ab")
    browser, elsewhere, others = signed_in(user.email), signed_in(user.email), signed_in(other.email)
    token, link = create_token(email=user.email), issue_link(user=user)
    call_command("user", "disable", "A@example.org", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told == {"email": "a@example.org", "role": "verifier", "active": False}
    assert [one.get("/").status_code for one in (browser, elsewhere, others)] == [302, 302, 200]
    assert Session.objects.count() == 1
    assert user_of_token(token) is None
    with pytest.raises(Refused):
        link_target(link)
    assert not SignInLink.objects.exists()
    late = Client()
    late.post("/account/login/", {"login": user.email, "password": GOOD})
    assert SESSION_KEY not in late.session
    assert late.get("/").status_code == 302
    with pytest.raises(Refused):
        create_token(email=user.email)


def test_an_account_closed_twice_is_closed_and_an_unknown_one_is_refused() -> None:
    create_user(email="a@example.org", role="verifier")
    assert not disable_user(email="a@example.org").is_active
    assert not disable_user(email="a@example.org").is_active
    for act in (disable_user, revoke_tokens):
        with pytest.raises(Refused) as refused:
            act(email="nobody@example.org")
        assert refused.value.code == "USER_UNKNOWN"


def test_tokens_of_an_account_are_ended_together_and_new_ones_work(capsys: pytest.CaptureFixture[str]) -> None:
    for name in "ab":
        create_user(email=f"{name}@example.org", role="verifier")
    tokens, kept = [create_token(email="a@example.org") for _ in range(2)], create_token(email="b@example.org")
    call_command("token", "revoke", "a@example.org", "--json")
    assert json.loads(capsys.readouterr().out) == {"email": "a@example.org", "revoked": 2}
    assert [user_of_token(token) for token in tokens] == [None, None]
    assert user_of_token(kept)
    assert user_of_token(create_token(email="a@example.org"))
    call_command("token", "revoke", "a@example.org")
    assert "1 tokens of a@example.org were ended." in capsys.readouterr().out
