"""What is typed into a form whose session has ended is offered again to the same account, and to nobody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.people.models import User
from chanzo.people.services import create_user, end_sessions
from chanzo.people.types import SYSTEM

from .browsing import GOOD, sign_in
from .second_factors import with_second_factor

pytestmark = pytest.mark.django_db
FORM = "/accounts/new"
TYPED = {"email": "typed@example.org", "role": "agent", "organisation": "", "areas": "province:Nord\nprovince:Sud <b>"}


def an_admin(email: str = "admin@example.org") -> User:
    return with_second_factor(create_user(email=email, role="admin", password=GOOD))


def expired(user: User, browser: Client | None = None) -> Client:
    browser = sign_in(browser or Client(), user, factor=True)
    assert browser.get("/").status_code == 200
    end_sessions(account=user, by=SYSTEM)
    user.refresh_from_db()
    return browser


def test_the_same_account_finds_what_it_typed_and_sends_it_itself() -> None:
    admin = an_admin()
    browser = expired(admin)
    answer = browser.post(FORM, TYPED)
    assert answer.headers["Location"].startswith("/account/login/?next=%2Faccount%2Fkept%2F")
    assert "kept for an hour" in browser.get(answer.headers["Location"]).content.decode()
    browser.post(answer.headers["Location"], {"login": admin.email, "password": GOOD, "next": "/account/kept/"})
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=31)):  # a code of an app is used once
        from .second_factors import code_of

        landed = browser.post("/account/2fa/authenticate/", {"code": code_of(admin)})
        assert landed.headers["Location"] == "/account/kept/"
        page = browser.get("/account/kept/").content.decode()
    assert not User.objects.filter(email=TYPED["email"]).exists()
    assert f'action="{FORM}"' in page
    assert "province:Sud &lt;b&gt;" in page
    sent = dict(re.findall(r'<textarea name="(\w+)" hidden>([^<]*)</textarea>', page))
    assert sent == {**TYPED, "areas": TYPED["areas"].replace("<b>", "&lt;b&gt;")}
    browser.post(FORM, {**TYPED, "areas": "province:Nord"})
    assert User.objects.get(email=TYPED["email"]).areas == ["province:Nord"]


def test_a_form_is_never_shown_to_another_account() -> None:
    admin, other = an_admin(), an_admin("other@example.org")
    browser = expired(admin)
    browser.post(FORM, TYPED)
    sign_in(browser, other, factor=True)
    answer = browser.get("/account/kept/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert "kept_form" not in browser.session


def test_after_signing_out_and_without_a_known_account_nothing_is_kept() -> None:
    admin = an_admin()
    browser = sign_in(Client(), admin, factor=True)
    browser.post("/account/logout/")
    for stranger in (browser, Client()):
        assert "kept" not in stranger.post(FORM, TYPED).headers["Location"]
        assert "kept_form" not in stranger.session


def test_what_is_kept_is_sealed_and_ends_after_an_hour() -> None:
    admin = an_admin()
    browser = expired(admin)
    browser.post(FORM, TYPED)
    assert "typed@example.org" not in repr([session.get_decoded() for session in Session.objects.all()])
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        sign_in(browser, admin, factor=True)
        assert browser.get("/account/kept/").headers["Location"] == "/"


def test_secrets_and_files_are_not_kept() -> None:
    admin = an_admin()
    browser = expired(admin)
    file = SimpleUploadedFile("a.csv", b"secret-of-the-file")
    browser.post(FORM, {**TYPED, "password1": "secret-word", "csrfmiddlewaretoken": "secret-token", "files": file})
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=31)):
        sign_in(browser, admin, factor=True)
    page = browser.get("/account/kept/").content.decode()
    assert "typed@example.org" in page
    assert "secret-" not in page
    assert "Files cannot be kept" in page


def test_a_form_of_another_site_is_not_kept() -> None:
    admin = an_admin()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert browser.post(FORM, TYPED).status_code == 403
    assert "kept_form" not in browser.session


def test_what_is_kept_can_be_thrown_away() -> None:
    admin = an_admin()
    browser = expired(admin)
    browser.post(FORM, TYPED)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=31)):
        sign_in(browser, admin, factor=True)
    assert "typed@example.org" in browser.get("/account/kept/").content.decode()
    browser.post("/account/kept/")
    assert browser.get("/account/kept/").headers["Location"] == "/"
