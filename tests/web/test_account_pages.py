"""Pages of signing in and of accounts: ours and allauth's look alike, speak both languages and run no inline script."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from chanzo.people.models import User
from chanzo.people.services import add_device, create_user, issue_first_code, issue_link
from chanzo.people.types import SYSTEM
from tests.people.browsing import GOOD, sign_in
from tests.people.second_factors import with_second_factor

from .test_pages import Outline

pytestmark = pytest.mark.django_db

OPEN = ("/account/login/", "/account/login/?kept=1", "/account/password/reset/", "/account/password/reset/done/",
        "/account/password/reset/key/1-wrong/", "/account/signup/", "/account/inactive/")  # fmt: skip
OWN = ("/account/", "/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/totp/deactivate/",
       "/account/2fa/webauthn/", "/account/2fa/webauthn/add/", "/account/2fa/recovery-codes/",
       "/account/2fa/recovery-codes/generate/", "/account/password/change/", "/account/reauthenticate/",
       "/account/2fa/reauthenticate/", "/account/logout/", "/accounts/", "/accounts/new")  # fmt: skip
ENGLISH_ONLY = re.compile(
    r"\b(Authenticator|Activate|Deactivate|Security Key|Sign Out|Two-Factor|Password|Recovery Codes|Confirm Access"
    r"|Please|You |Enter |Generate|your )"
)


def checked(browser: Client, page: str, language: str) -> str:
    answer = browser.get(page)
    assert answer.status_code == 200, (page, answer.headers.get("Location"))
    text = answer.content.decode()
    outline = Outline(text).tags
    assert ("html", {"lang": language}) in outline, page
    assert [tag for tag, _ in outline].count("h1") == 1, page
    assert not [attrs for _, attrs in outline if "style" in attrs or any(name.startswith("on") for name in attrs)], page
    for tag, attrs in outline:
        if tag == "script":
            # Blocks of data are not run; what runs comes from this server as a file.
            assert attrs.get("type") == "application/json" or (attrs.get("src") or "").startswith("/static/"), page
        if tag == "input" and attrs.get("type") == "password":
            assert attrs.get("autocomplete") in ("current-password", "new-password"), page
            assert "maxlength" not in attrs, page
    return text


def shown(text: str) -> str:
    """What a reader sees of the main part."""
    main = text.split("<main")[1].split("</main>")[0]
    main = re.sub(r"<(script|option|template)[^>]*>.*?</\1>", " ", main, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", OPEN)
def test_pages_before_signing_in(page: str, language: str) -> None:
    create_user(email="a@example.org", role="agent")
    browser = Client()
    browser.cookies["django_language"] = language
    text = checked(browser, page, language)
    if language == "fr":
        assert not ENGLISH_ONLY.search(shown(text)), shown(text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_of_accounts(language: str) -> None:
    admin = with_second_factor(create_user(email="admin@example.org", role="admin", password=GOOD))
    browser = sign_in(Client(), admin, factor=True)
    browser.cookies["django_language"] = language
    agent = create_user(email="agent@example.org", role="agent", areas=["province:Nord"])
    add_device(user=agent, name="Tecno 7", by=SYSTEM)
    for page in ("/account/reauthenticate/", "/account/2fa/reauthenticate/"):
        checked(browser, page, language)
    browser.post("/account/reauthenticate/", {"password": GOOD})
    browser.post("/account/2fa/recovery-codes/generate/")
    for page in (*OWN, f"/accounts/{agent.number}", f"/accounts/{admin.number}"):
        answer = browser.get(page)
        if answer.status_code == 302:  # an app is set up already
            assert page in ("/account/2fa/totp/activate/",), page
            continue
        text = checked(browser, page, language)
        if language == "fr":
            assert not ENGLISH_ONLY.search(shown(text)), (page, shown(text))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_of_the_first_minutes(language: str) -> None:
    browser = Client()
    browser.cookies["django_language"] = language
    issue_first_code()
    checked(browser, "/account/first/", language)
    user = create_user(email="a@example.org", role="clerk")
    link = f"/account/link/{issue_link(user=user)}/"
    checked(browser, link, language)
    browser.post(link)
    for page in ("/account/second-factor/", "/account/password/set/", "/account/2fa/totp/activate/",
                 "/account/2fa/webauthn/add/"):  # fmt: skip
        text = checked(browser, page, language)
        assert "<nav" not in text
        assert 'type="search"' not in text
        if language == "fr":
            assert not ENGLISH_ONLY.search(shown(text)), (page, shown(text))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_between_password_and_code(language: str) -> None:
    user = with_second_factor(create_user(email="a@example.org", role="clerk", password=GOOD))
    browser = sign_in(Client(), user)
    browser.cookies["django_language"] = language
    text = checked(browser, "/account/2fa/authenticate/", language)
    if language == "fr":
        assert not ENGLISH_ONLY.search(shown(text)), shown(text)


def test_an_account_that_came_by_a_link_sets_a_password_then_a_second_factor() -> None:
    user = create_user(email="a@example.org", role="verifier")
    browser = Client()
    landed = browser.post(f"/account/link/{issue_link(user=user)}/")
    assert landed.headers["Location"] == "/account/password/set/"
    browser.post("/account/password/set/", {"password1": GOOD, "password2": GOOD})
    user = User.objects.get()
    assert user.check_password(GOOD)
    assert browser.get("/").headers["Location"] == "/account/second-factor/"
    assert browser.get("/account/2fa/totp/activate/").status_code == 200, "who just proved it is not asked again"
    session = browser.session
    for record in (records := session["account_authentication_methods"]):
        record["at"] -= 3600
    session["account_authentication_methods"] = records
    session.save()
    assert browser.get("/account/2fa/totp/activate/").headers["Location"].startswith("/account/reauthenticate/")


def test_a_password_set_anew_by_mail_does_not_pass_the_second_factor_by(settings: Any) -> None:
    settings.MAIL_WORKS = True
    user = with_second_factor(create_user(email="a@example.org", role="verifier", password=GOOD))
    browser = Client(HTTP_USER_AGENT="Canary/7.7")
    browser.cookies["django_language"] = "fr"
    assert "Envoyer le lien" in browser.get("/account/password/reset/").content.decode()
    browser.post("/account/password/reset/", {"email": user.email})
    [sent] = mail.outbox
    assert "Canary" not in sent.body
    assert "127.0.0.1" not in sent.body
    link = re.search(r"/account/password/reset/key/\S+", sent.body)
    assert link
    page = browser.get(link[0]).headers["Location"]
    new = "eight hens sleep on a roof"
    browser.post(page, {"password1": new, "password2": new})
    answer = browser.post("/account/login/", {"login": user.email, "password": new})
    assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
    assert browser.get("/").status_code == 302


def test_without_mail_nobody_is_promised_one() -> None:
    create_user(email="a@example.org", role="agent")
    page = Client().get("/account/password/reset/").content.decode()
    assert "sends no mail" in page
    assert 'name="email"' not in page
