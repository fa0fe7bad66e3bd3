"""Devices of field people: named, shown once, revocable, with their account's rights and for a year."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.models import AccountDeed, ApiToken, User
from chanzo.people.services import add_device, create_token, create_user, disable_user, revoke_token
from chanzo.people.types import SYSTEM, Deed

from .browsing import GOOD, sign_in

pytestmark = pytest.mark.django_db


def an_agent() -> User:
    return create_user(email="agent@example.org", role="agent", password=GOOD, areas=["territory:Hill"])


def asked(token: str, address: str = "/api/v1/device") -> tuple[int, dict]:
    answer = Client().get(address, headers={"authorization": f"Bearer {token}"})
    return answer.status_code, answer.json()


def test_a_device_is_told_whose_it_is() -> None:
    agent = an_agent()
    status, told = asked(add_device(user=agent, name="Tecno 7", by=agent))
    assert status == 200
    assert (told["device"], told["number"], told["role"], told["areas"]) == (
        "Tecno 7",
        agent.number,
        "agent",
        ["territory:Hill"],
    )


def test_an_agent_adds_a_device_sees_the_token_once_and_revokes_it() -> None:
    agent = an_agent()
    browser = sign_in(Client(), agent)
    browser.post("/account/reauthenticate/", {"password": GOOD})
    page = browser.post("/account/own/device", {"device": "Tecno 7"}).content.decode()
    token = re.search(r"chd_[\w-]+", page)
    assert token
    assert asked(token[0])[0] == 200
    listed = browser.get("/account/").content.decode()
    assert "Tecno 7" in listed
    assert token[0] not in listed
    assert token[0] not in repr(list(ApiToken.objects.values_list()))
    browser.post(f"/account/tokens/{ApiToken.objects.get().pk}/revoke")
    assert asked(token[0])[0] == 401
    assert AccountDeed.objects.filter(account=agent.number, deed=Deed.TOKEN_REVOKED).count() == 1


def test_a_device_opens_nothing_that_is_for_programs_and_the_other_way_round() -> None:
    create_user(email="v@example.org", role="field_officer", areas=["territory:Hill"])
    officer = User.objects.get(email="v@example.org")
    device = add_device(user=officer, name="Tablet", by=officer)
    program = create_token(email="v@example.org")
    assert asked(device, "/api/v1/sites")[0] == 401
    assert asked(program, "/api/v1/sites")[0] == 200
    assert asked(program)[0] == 401


def test_a_device_ends_with_its_account_and_after_a_year() -> None:
    agent = an_agent()
    token = add_device(user=agent, name="Tecno 7", by=agent)
    with time_machine.travel(clock.now() + timedelta(days=364)):
        assert asked(token)[0] == 200
    with time_machine.travel(clock.now() + timedelta(days=366)):
        assert asked(token)[0] == 401
    disable_user(email=agent.email, reason="left", by=SYSTEM)
    assert asked(token)[0] == 401


def test_only_field_people_have_devices_and_nobody_touches_those_of_others() -> None:
    agent, company = an_agent(), create_user(email="c@example.org", role="company", organisation="NEG-1", password=GOOD)
    with pytest.raises(Refused):
        add_device(user=company, name="Phone", by=company)
    with pytest.raises(Refused):
        add_device(user=agent, name="Phone", by=company)
    add_device(user=agent, name="Phone", by=agent)
    token = ApiToken.objects.get()
    with pytest.raises(Refused):
        revoke_token(token=token, by=company)
    assert sign_in(Client(), company).post(f"/account/tokens/{token.pk}/revoke").status_code == 404
    assert ApiToken.objects.filter(revoked_at=None).count() == 1


def test_a_device_needs_a_name() -> None:
    agent = an_agent()
    with pytest.raises(Refused) as refused:
        add_device(user=agent, name="  ", by=agent)
    assert refused.value.code == "DEVICE_UNNAMED"
