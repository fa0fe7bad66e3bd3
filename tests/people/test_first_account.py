"""A fresh installation is entered by who reads the server's console, and by nobody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from chanzo.core.refusals import Refused
from chanzo.people.models import FirstCode, User
from chanzo.people.services import create_first_administrator, create_user, issue_first_code

from .browsing import GOOD

pytestmark = pytest.mark.django_db
PAGE = "/account/first/"


def form(code: str, **more: str) -> dict[str, str]:
    return {"code": code, "email": "first@example.org", "name": "", "password": GOOD, **more}


def test_there_is_no_account_before_the_first() -> None:
    assert not User.objects.exists()
    for page in ("/", "/sites/", "/accounts/"):
        assert Client().get(page).headers["Location"] == PAGE


def test_the_code_of_the_console_opens_an_administrator_and_signs_in() -> None:
    browser = Client()
    code = issue_first_code()
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}", code)
    assert browser.get(PAGE).status_code == 200
    assert browser.post(PAGE, form(code.lower().replace("-", " "))).status_code == 302
    user = User.objects.get()
    assert (user.email, user.role) == ("first@example.org", "admin")
    assert browser.get("/").headers["Location"] == "/account/second-factor/"
    assert browser.get(PAGE).headers["Location"] == "/account/login/"


@pytest.mark.parametrize("code", ["", "AAAAA-AAAAA", "7F3K2"])
def test_without_the_code_nobody_gets_in(code: str) -> None:
    issue_first_code()
    assert Client().post(PAGE, form(code)).status_code == 422
    assert not User.objects.exists()


def test_a_weak_password_does_not_use_the_code_up() -> None:
    code = issue_first_code()
    answer = Client().post(PAGE, form(code, password="password1234"))
    assert answer.status_code == 422
    assert Client().post(PAGE, form(code)).status_code == 302


def test_a_code_ends_with_the_next_one_and_after_a_day() -> None:
    start = datetime(2026, 3, 1, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        old, new = issue_first_code(), issue_first_code()
        assert Client().post(PAGE, form(old)).status_code == 422
    with time_machine.travel(start + timedelta(hours=25), tick=False):
        assert Client().post(PAGE, form(new)).status_code == 422
    assert new.replace("-", "") not in repr(list(FirstCode.objects.values_list()))


def test_once_somebody_has_an_account_the_code_is_worth_nothing() -> None:
    code = issue_first_code()
    create_user(email="a@example.org", role="agent")
    assert Client().post(PAGE, form(code)).headers["Location"] == "/account/login/"
    with pytest.raises(Refused) as refused:
        create_first_administrator(code=code, email="b@example.org", name="", password=GOOD)
    assert refused.value.code == "NOT_FIRST"
    assert User.objects.count() == 1


def test_an_installation_with_accounts_of_its_own_is_no_demo() -> None:
    create_user(email="a@example.org", role="agent")
    with pytest.raises(SystemExit) as stop:
        call_command("serve", "--demo")
    assert stop.value.code == 1
    assert User.objects.count() == 1
