"""A message says that something waits, in the reader's language, by day, once for several matters; never what it is."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core import clock
from chanzo.incidents.models import Notice
from chanzo.incidents.notices.gateway import NotSent
from chanzo.incidents.notices.rules import EVENING, MORNING, PAUSES_S, by_day, fits, pause_after
from chanzo.incidents.notices.services.contact import set_telephone
from chanzo.incidents.notices.services.sending import send_due
from chanzo.incidents.notices.words import LANGUAGES, words_of
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import tell_holders
from chanzo.ledger.services.reading import run_readers
from chanzo.people.models import User
from chanzo.people.services import create_user
from tests.web.conftest import programme as web_programme
from tests.web.conftest import signed_in

from .conftest import MANAGER

__all__ = ["signed_in", "web_programme"]
NUMBER = "+243812345678"
SECRETS = ("canary", "S-1", "bribery", "NEG-1")
# Ten in the morning where the programme works.
MORNING_UTC = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    def to(after: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: MORNING_UTC + after)

    to(timedelta())
    return to


def account(email: str, organisation: str = "NEG-1", *, language: str = "", role: str = "company") -> User:
    user = create_user(email=email, role=role, organisation=organisation)
    user.language = language
    user.save()
    return user


def told(*organisations: str, texts: str = "canary-text") -> str:
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "canary-summary"}), by=MANAGER)
    tell_holders(number=number, organisations=organisations, text=texts, by=MANAGER)
    run_readers()
    return number


def outbox(home: Path) -> list[dict[str, Any]]:
    return [json.loads(file.read_text()) for file in sorted((home / "outbox").glob("sms-*.json"))]


@given(st.integers(0, 10**9))
def test_nothing_goes_out_at_night_and_nothing_waits_longer_than_the_night(seconds: int) -> None:
    moment = MORNING_UTC + timedelta(seconds=seconds)
    out = by_day(moment)
    assert MORNING <= out.hour < EVENING
    assert timedelta() <= out - moment <= timedelta(hours=24 - EVENING + MORNING)
    assert by_day(out) == out


def test_tries_are_farther_apart_each_time_and_end() -> None:
    pauses = [pause_after(tries) for tries in range(1, len(PAUSES_S) + 2)]
    assert pauses[-1] is None
    assert pauses[:-1] == sorted(PAUSES_S)


@pytest.mark.parametrize("language", [*LANGUAGES, ""])
def test_every_language_fits_one_short_message(language: str) -> None:
    words = words_of("482137", language)
    assert fits(words.short)
    assert words.short.count("482137") == 1
    if language not in ("", "en"):
        assert words.short != words_of("482137", "en").short
        assert words.text != words_of("482137", "en").text


@pytest.mark.django_db
def test_only_who_decides_for_a_told_holder_is_written_to(programme: object, at: Any) -> None:
    account("a@example.org", "neg-1", language="fr")
    account("b@example.org", "NEG-1")
    account("c@example.org", "NEG-2", language="en")
    account("d@example.org", "", role="verifier")
    number = told("NEG-1")
    assert send_due() == 0
    at(timedelta(minutes=6))
    assert send_due() == 2
    french, both = sorted(mail.outbox, key=lambda one: one.to[0])
    assert (french.to, both.to) == (["a@example.org"], ["b@example.org"])
    assert "quelque chose" in french.subject
    assert "something" not in french.subject
    assert "something" in both.subject
    for one in mail.outbox:
        for secret in (*SECRETS, number):
            assert secret not in one.subject + str(one.body)
    assert send_due() == 0


@pytest.mark.django_db
def test_several_matters_are_one_message_and_the_number_is_in_no_name_and_no_log(
    programme: object, at: Any, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HOME = tmp_path
    caplog.set_level(logging.DEBUG)
    set_telephone(telephone="00243 812 345 678", by=account("a@example.org", language="sw"))
    numbers = [told("NEG-1"), told("NEG-1"), told("NEG-1")]
    at(timedelta(hours=1))
    assert send_due() == 2
    (short,) = outbox(tmp_path)
    assert short["to"] == NUMBER
    assert short["text"] == words_of(short["reference"], "sw").short
    for secret in (*SECRETS, *numbers, "a@example.org"):
        assert secret not in short["text"]
    names = " ".join(file.name for file in (tmp_path / "outbox").iterdir())
    for secret in (*SECRETS, *numbers, NUMBER, NUMBER[1:], "a@example.org"):
        assert secret not in names + caplog.text
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_at_night_a_message_waits_for_the_morning(programme: object, at: Any) -> None:
    account("a@example.org")
    at(timedelta(hours=12))  # ten in the evening there
    told("NEG-1")
    at(timedelta(hours=14))
    assert send_due() == 0
    at(timedelta(hours=21, minutes=1))
    assert send_due() == 1


class Broken:
    """A gateway that takes nothing, and whose error names the number, as real ones do."""

    def send(self, *, number: str, text: str, reference: str) -> None:
        raise OSError(f"no route for {number}: {text}")


class Unwilling:
    """A gateway that says why it takes nothing."""

    def send(self, *, number: str, text: str, reference: str) -> None:
        raise NotSent("no_credit")


@pytest.mark.django_db
@pytest.mark.parametrize(("gateway", "why"), [("Broken", "OSError"), ("Unwilling", "no_credit")])
def test_what_cannot_be_sent_is_tried_again_and_then_shown_to_the_team(
    programme: object, at: Any, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture, signed_in: Any,
    gateway: str, why: str,
) -> None:  # fmt: skip
    settings.HOME, settings.SMS_GATEWAY = tmp_path, f"tests.incidents.test_notices.{gateway}"
    set_telephone(telephone=NUMBER, by=account("a@example.org", language="en"))
    number = told("NEG-1")
    for tries in range(1, len(PAUSES_S) + 2):
        at(Notice.objects.get(channel="short").due_at - MORNING_UTC)
        send_due()
        short = Notice.objects.get(channel="short")
        assert (short.tries, short.why) == (tries, why)
    assert short.state == "failed"
    assert NUMBER not in caplog.text
    assert "812345678" not in caplog.text
    manager: Client = signed_in("incident_manager")
    page = manager.get(f"/incidents/{number}").content.decode()
    assert "Could not be sent" in page
    assert NUMBER not in page
    settings.SMS_GATEWAY = "chanzo.incidents.notices.gateway.FileOutbox"
    assert manager.post(f"/incidents/{number}/notices/{short.code}/again").status_code == 302
    assert signed_in("secretariat").post(f"/incidents/{number}/notices/{short.code}/again").status_code == 403
    send_due()
    assert Notice.objects.get(channel="short").state == "sent"
    assert [one["to"] for one in outbox(tmp_path)] == [NUMBER]


@pytest.mark.django_db
def test_who_is_shut_out_before_it_goes_out_is_not_written_to(programme: object, at: Any) -> None:
    account("a@example.org")
    number = told("NEG-1")
    implicate(number=number, organisations={"NEG-1": True}, reason="named", by=MANAGER)
    at(timedelta(hours=1))
    assert send_due() == 0
    assert mail.outbox == []
    assert Notice.objects.get().state == "dropped"


@pytest.mark.django_db
def test_old_tellings_wake_nobody(programme: object, at: Any) -> None:
    account("a@example.org")
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    tell_holders(number=number, organisations=["NEG-1"], text="x", by=MANAGER)
    at(timedelta(days=8))
    run_readers()
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_a_person_says_how_to_be_told_and_only_that_person_reads_it(programme: object, signed_in: Any) -> None:
    company: Client = signed_in("company", organisation="NEG-1")
    assert company.post("/incidents/reach", {"telephone": "0812345678"}).status_code == 422
    assert company.post("/incidents/reach", {"telephone": "+243 812 345 678"}).status_code == 302
    assert NUMBER in company.get("/incidents/reach").content.decode()
    assert NUMBER not in signed_in("admin").get("/incidents/reach").content.decode()
    assert company.post("/incidents/reach", {"telephone": ""}).status_code == 302
    assert NUMBER not in company.get("/incidents/reach").content.decode()
    assert signed_in("agent", areas=["S-1"]).get("/incidents/reach").status_code == 403
