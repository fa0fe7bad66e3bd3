"""Accounts, links that work once, tokens shown once."""

import io
import json
import re
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import call_command
from django.test import Client

from chanzo.core.refusals import Refused
from chanzo.people.models import ApiToken, Person, SignInLink, User
from chanzo.people.services import create_token, create_user, issue_link, link_target, spend_link, user_of_token

pytestmark = pytest.mark.django_db
GOOD = "a long sentence of mine"


def test_an_account_has_a_number_that_is_not_its_address() -> None:
    user = create_user(email="Clerk@Example.org", role="clerk", password=GOOD, name="A Name")
    assert user.email == "clerk@example.org"
    assert re.fullmatch(r"P-[2-9A-Z]{8}", user.number)
    assert str(user.actor) == user.number
    assert Person.objects.get(number=user.number).name == "A Name"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"email": "nobody"}, "EMAIL_WRONG"),
        ({"role": "king"}, "ROLE_UNKNOWN"),
        ({"areas": ["river:Ruzizi"]}, "AREA_WRONG"),
        ({"areas": ["province: "]}, "AREA_WRONG"),
        ({"password": "password"}, "PASSWORD_WEAK"),
    ],
)
def test_a_wrong_value_opens_no_account(wrong: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        create_user(**{"email": "a@example.org", "role": "clerk", **wrong})
    assert refused.value.code == code
    assert not User.objects.exists()
    assert not Person.objects.exists()


def test_one_address_is_one_account_whatever_its_case() -> None:
    create_user(email="a@example.org", role="clerk")
    with pytest.raises(Refused) as refused:
        create_user(email="A@EXAMPLE.ORG", role="admin")
    assert refused.value.code == "USER_EXISTS"


def test_a_link_is_looked_at_often_and_used_once() -> None:
    user = create_user(email="a@example.org", role="clerk")
    text = issue_link(user=user)
    assert link_target(text) == link_target(text) == user
    assert spend_link(text=text) == user
    with pytest.raises(Refused):
        spend_link(text=text)


def test_a_link_ends_after_48_hours_and_with_the_next_one() -> None:
    user = create_user(email="a@example.org", role="clerk")
    start = datetime(2026, 3, 1, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        old, new = issue_link(user=user), issue_link(user=user)
    with time_machine.travel(start + timedelta(hours=47), tick=False):
        assert link_target(new) == user
        with pytest.raises(Refused):
            link_target(old)
    with time_machine.travel(start + timedelta(hours=49), tick=False), pytest.raises(Refused):
        link_target(new)


def test_a_forged_link_is_refused_and_none_is_kept_readable() -> None:
    text = issue_link(user=create_user(email="a@example.org", role="clerk"))
    with pytest.raises(Refused):
        link_target(text[:-1] + ("A" if text[-1] != "A" else "B"))
    assert text not in str(SignInLink.objects.values_list())


def test_a_link_signs_in_on_the_button_and_asks_for_a_password(client: Client) -> None:
    user = create_user(email="a@example.org", role="clerk")
    address = f"/account/link/{issue_link(user=user)}/"
    assert client.get(address).status_code == 200
    assert "_auth_user_id" not in client.session
    answer = client.post(address)
    assert answer.status_code == 302
    assert answer["Location"] == "/account/password/set/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/account/password/set/").status_code == 200
    assert Client().get(address).status_code == 410


def test_a_person_signs_in_with_address_and_password(client: Client) -> None:
    create_user(email="a@example.org", role="clerk", password=GOOD)
    assert client.get("/account/login/").status_code == 200
    assert client.post("/account/login/", {"login": "a@example.org", "password": "wrong"}).status_code == 200
    assert client.post("/account/login/", {"login": "A@example.org", "password": GOOD}).status_code == 302
    assert "_auth_user_id" in client.session


def test_guessing_is_slowed_down(client: Client) -> None:
    create_user(email="slow@example.org", role="clerk", password=GOOD)
    for _ in range(6):
        client.post("/account/login/", {"login": "slow@example.org", "password": "wrong"})
    client.post("/account/login/", {"login": "slow@example.org", "password": GOOD})
    assert "_auth_user_id" not in client.session


def test_nobody_opens_an_account_alone(client: Client) -> None:
    client.post("/account/signup/", {"email": "me@example.org", "password1": GOOD})
    assert not User.objects.exists()


def test_a_token_is_shown_once_and_dies_with_the_account() -> None:
    user = create_user(email="a@example.org", role="clerk")
    text = create_token(email="a@example.org")
    assert user_of_token(text) == user
    assert text not in str(ApiToken.objects.values_list())
    assert user_of_token(text + "x") is None
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert user_of_token(text) is None


def test_a_committee_member_gets_no_token() -> None:
    create_user(email="a@example.org", role="committee")
    with pytest.raises(Refused) as refused:
        create_token(email="a@example.org")
    assert refused.value.code == "NOT_ALLOWED"


def test_the_command_reads_the_password_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD + "\n"))
    call_command("user", "create", "a@example.org", "--role", "field_officer", "--area", "province:Maniema", "--json")
    assert json.loads(capsys.readouterr().out) == {"email": "a@example.org", "role": "field_officer"}
    user = User.objects.get()
    assert user.check_password(GOOD)
    assert user.areas == ["province:Maniema"]


def test_the_command_prints_a_link_when_no_password_is_given(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    call_command("user", "create", "a@example.org", "--role", "admin", "--json")
    out, err = capsys.readouterr()
    assert json.loads(out)["role"] == "admin"
    text = re.search(r"/account/link/([^/]+)/", err)
    assert text
    assert spend_link(text=text[1]).email == "a@example.org"


def test_the_token_command_answers_one_document(capsys) -> None:
    user = create_user(email="a@example.org", role="verifier")
    call_command("token", "create", "a@example.org", "--json")
    assert user_of_token(json.loads(capsys.readouterr().out)["token"]) == user


def test_a_refusal_is_a_sentence_and_status_one(capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        call_command("token", "create", "nobody@example.org", "--json")
    assert stop.value.code == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "nobody@example.org" in err


def test_the_sign_in_page_speaks_french(client: Client) -> None:
    page = client.get("/account/login/", headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="fr"' in page
    assert "Se connecter" in page


def test_an_account_looks_after_itself(client: Client) -> None:
    create_user(email="own@example.org", role="clerk", password=GOOD)
    client.post("/account/login/", {"login": "own@example.org", "password": GOOD})
    for page in ("2fa/", "password/change/", "logout/"):
        assert client.get(f"/account/{page}").status_code == 200


def test_a_second_factor_is_asked_for_once_it_is_set(client: Client) -> None:
    create_user(email="own@example.org", role="clerk", password=GOOD)
    client.post("/account/login/", {"login": "own@example.org", "password": GOOD})
    page = "/account/2fa/totp/activate/"
    client.post(f"/account/reauthenticate/?next={page}", {"password": GOOD})
    client.get(page)
    secret = client.session["mfa.totp.secret"]
    counter = int(time.time()) // 30
    code = format_hotp_value(hotp_value(secret, counter))
    assert client.post(page, {"code": code}).status_code == 302
    other = Client()
    answer = other.post("/account/login/", {"login": "own@example.org", "password": GOOD})
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in other.session
