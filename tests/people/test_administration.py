"""What an administrator does with accounts, and that each act is noted under numbers only."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from chanzo.core.refusals import Refused
from chanzo.people import services
from chanzo.people.models import AccountDeed, ApiToken, SignInLink, User
from chanzo.people.services import create_user
from chanzo.people.types import SYSTEM, Role

from .browsing import GOOD, sign_in
from .second_factors import with_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return with_second_factor(create_user(email="admin@example.org", role="admin", password=GOOD))


@pytest.fixture
def browser(admin: User) -> Client:
    return sign_in(Client(), admin, factor=True)


def an_account(role: str = "clerk", **more: object) -> User:
    return create_user(email=f"{role}@example.org", role=role, password=GOOD, name="Nobody Real", **more)  # type: ignore[arg-type]


def deeds(user: User) -> list[str]:
    return list(AccountDeed.objects.filter(account=user.number).order_by("pk").values_list("deed", flat=True))


def test_an_account_is_opened_and_its_link_shown_once(browser: Client, admin: User) -> None:
    page = browser.post(
        "/accounts/new",
        {"email": "new@example.org", "name": "", "role": "company", "organisation": "NEG-1", "areas": ""},
    )
    user = User.objects.get(email="new@example.org")
    assert (page.status_code, user.role, user.organisation) == (200, "company", "NEG-1")
    text = page.content.decode()
    assert "/account/link/" in text
    assert "/account/link/" not in browser.get(f"/accounts/{user.number}").content.decode()
    assert AccountDeed.objects.filter(account=user.number, deed="opened").get().by == admin.number


def test_what_is_wrong_stands_beside_its_field(browser: Client) -> None:
    answer = browser.post("/accounts/new", {"email": "x@example.org", "role": "clerk", "areas": "river:Ruzizi"})
    assert answer.status_code == 422
    assert "river:Ruzizi is no area" in answer.content.decode()
    assert not User.objects.filter(email="x@example.org").exists()


def test_role_organisation_and_areas_are_changed(browser: Client) -> None:
    user = an_account()
    browser.post(
        f"/accounts/{user.number}/rights", {"role": "agent", "organisation": "", "areas": "S-1, province:Nord"}
    )
    user.refresh_from_db()
    assert (user.role, user.areas) == ("agent", ["S-1", "province:Nord"])
    assert deeds(user) == ["opened", "changed"]


def test_a_disabled_account_keeps_nothing_that_lets_it_in(browser: Client) -> None:
    user = an_account("field_officer")
    link = services.issue_link(user=user)
    token = services.create_token(email=user.email)
    browser.post(f"/accounts/{user.number}/disable", {"reason": "left the service"})
    assert services.user_of_token(token) is None
    with pytest.raises(Refused):
        services.link_target(link)
    assert not SignInLink.objects.filter(user=user).exists()
    browser.post(f"/accounts/{user.number}/enable", {"reason": "came back"})
    assert services.user_of_token(token) is None
    assert not ApiToken.objects.filter(revoked_at=None).exists()
    user.refresh_from_db()
    assert user.is_active
    assert deeds(user) == ["opened", "token_made", "disabled", "token_revoked", "enabled"]


def test_without_a_reason_nothing_is_done(browser: Client) -> None:
    user = an_account()
    assert browser.post(f"/accounts/{user.number}/disable", {"reason": " "}).status_code == 422
    assert User.objects.get(pk=user.pk).is_active


def test_a_lost_second_factor_is_taken_away(browser: Client) -> None:
    user = with_second_factor(an_account())
    browser.post(f"/accounts/{user.number}/factor", {"reason": "phone lost"})
    assert not Authenticator.objects.filter(user=user).exists()
    assert sign_in(Client(), user).get("/").headers["Location"] == "/account/second-factor/"


def test_nobody_locks_oneself_or_the_last_administrator_out(browser: Client, admin: User) -> None:
    for act, typed in (("disable", {"reason": "x"}), ("factor", {"reason": "x"}), ("rights", {"role": "agent"})):
        assert browser.post(f"/accounts/{admin.number}/{act}", typed).status_code == 422
    with pytest.raises(Refused) as refused:
        services.disable_user(email=admin.email, reason="x", by=SYSTEM)
    assert refused.value.code == "LAST_ADMIN"
    admin.refresh_from_db()
    assert (admin.is_active, admin.role) == (True, "admin")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_no_other_role_sees_or_does_any_of_it(role: Role) -> None:
    user, other = with_second_factor(an_account(role)), create_user(email="other@example.org", role="agent")
    browser = sign_in(Client(), user, factor=True)
    for page in ("/accounts/", "/accounts/new", f"/accounts/{other.number}", f"/accounts/{user.number}"):
        assert browser.get(page).status_code == 403
    for act in ("rights", "disable", "enable", "factor", "sessions", "link", "device"):
        assert browser.post(f"/accounts/{other.number}/{act}", {"reason": "x", "role": "admin"}).status_code == 403
    for service, more in (
        (services.disable_user, {"email": other.email, "reason": "x"}),
        (services.enable_user, {"email": other.email, "reason": "x"}),
        (services.reset_second_factor, {"email": other.email, "reason": "x"}),
        (services.end_sessions, {"account": other}),
        (services.give_link, {"account": other}),
        (services.change_account, {"account": user, "role": "admin", "organisation": "", "areas": []}),
    ):
        with pytest.raises(Refused) as refused:
            service(by=user, **more)  # type: ignore[operator]
        assert refused.value.code == "NOT_ALLOWED"


def test_what_is_noted_names_nobody(browser: Client) -> None:
    user = an_account("agent")
    browser.post(f"/accounts/{user.number}/device", {"device": "Tecno 7"})
    browser.post(f"/accounts/{user.number}/link")
    browser.post(f"/accounts/{user.number}/sessions")
    noted = repr(list(AccountDeed.objects.values_list()))
    assert deeds(user) == ["opened", "device_added", "link_given", "sessions_ended"]
    assert not [word for word in ("example.org", "Nobody", "127.0.0.1") if word in noted]


def test_accounts_are_found_by_what_is_known_of_them(browser: Client) -> None:
    an_account("company", organisation="NEG-77")
    an_account("clerk")
    for query, found, missing in (
        ("q=neg-77", "company@", "clerk@"),
        ("role=clerk", "clerk@", "company@"),
        ("state=unsafe", "clerk@", "company@"),
        ("q=nobody", "clerk@", "admin@example.org</a>"),
    ):
        listed = browser.get(f"/accounts/?{query}").content.decode().split("<table")[1]
        assert found in listed, query
        assert missing not in listed, query


def test_a_language_chosen_lasts_with_the_account(browser: Client, admin: User) -> None:
    browser.post("/language", {"language": "fr", "next": "/"})
    admin.refresh_from_db()
    assert admin.language == "fr"
    user = an_account("agent")
    services.keep_language(user, "fr")
    elsewhere = sign_in(Client(), user)
    assert '<html lang="fr"' in elsewhere.get("/").content.decode()
