"""What every answer carries and what no log line holds, whatever was asked."""

import logging

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client

from chanzo.config.logs import without_secrets
from chanzo.people.services import create_token, create_user, issue_link

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/nowhere", "/account/password/reset/", "/api/v1/findings", "/healthz"])
def test_no_answer_is_kept_by_a_browser(address: str) -> None:
    answer = Client().get(address)
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_what_a_token_is_told_is_not_kept() -> None:
    create_user(email="a@example.org", role="verifier")
    token = create_token(email="a@example.org")
    assert "no-store" in Client().get("/api/v1/sites", headers={"authorization": f"Bearer {token}"})["Cache-Control"]


@pytest.mark.parametrize(
    "address", ["/lots/%00", "/account/login/?next=%00", "/api/v1/sites?q=%00", "/sites/?after=%00"]
)
def test_an_address_with_a_nul_is_a_bad_request_on_every_engine(address: str) -> None:
    assert Client().get(address).status_code == 400


def test_a_sign_in_link_that_still_works_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    link = issue_link(user=create_user(email="a@example.org", role="verifier"))
    with caplog.at_level(logging.WARNING):
        assert Client(enforce_csrf_checks=True).post(f"/account/link/{link}/").status_code == 403
    told = [record.getMessage() for record in caplog.records]
    assert any(link in line for line in told)
    assert not [line for line in told if link in without_secrets(None, "", {"event": line})["event"]]
    assert without_secrets in settings.LOGGING["formatters"]["lines"]["foreign_pre_chain"]


def test_a_form_without_its_token_is_answered_by_our_own_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language", {"language": "fr"})
    assert answer.status_code == 403
    assert "<style" not in answer.content.decode()
    assert "<footer" in answer.content.decode()


def test_nobody_changes_the_address_of_an_account_at_its_pages() -> None:
    user = create_user(email="a@example.org", role="verifier", password="a long enough word 7")
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    browser.post("/account/email/", {"email": "b@example.org", "action_add": ""})
    user.refresh_from_db()
    assert user.email == "a@example.org"
    assert not EmailAddress.objects.filter(email="b@example.org").exists()


def test_a_second_factor_can_be_added_where_no_mail_is_sent() -> None:
    password = "a long enough word 7"
    create_user(email="a@example.org", role="verifier", password=password)
    browser = Client()
    browser.post("/account/login/", {"login": "a@example.org", "password": password})
    browser.post("/account/reauthenticate/", {"password": password})
    assert browser.get("/account/2fa/totp/activate/").status_code == 200
