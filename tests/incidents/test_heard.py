"""What a party without an account answers is entered by staff, read back, and shown as what it is."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.incidents.heard.rules import lacking
from chanzo.incidents.heard.types import Heard, Through
from chanzo.incidents.models import Answer
from chanzo.incidents.services.deciding import Given, record_decision
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import tell_holders
from chanzo.incidents.types import Decision
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role
from tests.government.test_signing import PDF
from tests.web.conftest import programme as web_programme
from tests.web.conftest import signed_in

from .conftest import MANAGER

__all__ = ["signed_in", "web_programme"]
SignIn = Callable[..., Client]
CLERK = Actor("P-88888888", Role.CLERK)
GIVEN = Given(Decision.CONTINUE, "We asked the driver.")


def told() -> str:
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    tell_holders(number=number, organisations=["NEG-1", "NEG-2"], text="Look.", by=MANAGER)
    return number


def sent(**more: Any) -> dict[str, Any]:
    return {
        "organisation": "NEG-1", "decision": "continue", "assessment": "We <b>asked</b> the driver.",
        "through": "letter", "day": "2026-01-05", "function": "Manager",
    } | more  # fmt: skip


def letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("Jane Canary.pdf", PDF, "application/pdf")


@given(st.builds(Heard, st.sampled_from(Through), st.integers(0, 20), st.text(max_size=3), st.text(max_size=3),
                 st.text(max_size=3), st.booleans()))  # fmt: skip
def test_nothing_counts_that_was_not_read_back_or_does_not_say_how_it_came(heard: Heard) -> None:
    if lacking(heard, 10) is None:
        assert heard.read_back
        assert heard.day <= 10
        assert (heard.through, bool(heard.sha256)) == (Through.LETTER, True) or (
            heard.through is Through.TELEPHONE and heard.function.strip()
        )


@pytest.mark.django_db
def test_staff_speak_for_nobody_without_saying_how_it_was_heard(programme: object) -> None:
    number = told()
    for heard, code in (
        (None, "ANSWER_UNHEARD"),
        (Heard(Through.LETTER, 20_000, sha256=""), "LETTER_UNSEEN"),
        (Heard(Through.TELEPHONE, 20_000), "CALLER_MISSING"),
        (Heard(Through.TELEPHONE, 20_000, "Manager"), "ANSWER_NOT_READ"),
        (Heard(Through.TELEPHONE, 60_000, "Manager", read_back=True), "DAY_AHEAD"),
    ):
        for by in (MANAGER, CLERK):
            with pytest.raises(Refused) as refused:
                record_decision(number=number, given=GIVEN, organisation="NEG-1", heard=heard, by=by)
            assert refused.value.code == code
    assert not Answer.objects.exists()
    company = Actor("P-66666666", Role.COMPANY, "NEG-2")
    record_decision(number=number, given=GIVEN, heard=Heard(Through.LETTER, 1, sha256="0" * 64), by=company)
    assert Answer.objects.get().through == "", "an account speaks for itself, whatever it says of letters"


@pytest.mark.django_db
def test_an_answer_is_recorded_only_once_its_second_page_is_confirmed(programme: object, signed_in: SignIn) -> None:
    number = told()
    page, clerk = f"/incidents/{number}/answer", signed_in("clerk")
    assert clerk.get(page).status_code == 200
    assert clerk.post(page, sent()).status_code == 422  # no letter
    answer = clerk.post(page, sent(letter=letter()))
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "We &lt;b&gt;asked&lt;/b&gt; the driver." in shown
    assert not Answer.objects.exists()
    found = re.search(r'name="sealed" value="([^"]+)"', shown)
    assert found
    sealed = html.unescape(found[1])
    assert clerk.post(page, {"sealed": sealed}).status_code == 422
    assert clerk.post(page, {"sealed": sealed[:-2] + "xx", "read_back": "on"}).status_code == 422
    assert signed_in("secretariat").post(page, {"sealed": sealed, "read_back": "on"}).status_code == 422
    assert not Answer.objects.exists()
    assert clerk.post(page, {"sealed": sealed, "read_back": "on"}).status_code == 302
    row = Answer.objects.get()
    assert (row.through, row.function, row.assessment) == ("letter", "Manager", "We <b>asked</b> the driver.")
    manager = signed_in("incident_manager")
    case = manager.get(f"/incidents/{number}").content.decode()
    file = f"/incidents/{number}/answers/{row.seq}/letter"
    assert "By letter, read back" in case
    assert file in case
    assert "Canary" not in case
    for browser, status in (
        (manager, 200),
        (signed_in("company", organisation="NEG-1"), 200),
        (signed_in("company", organisation="NEG-2"), 404),
        (signed_in("official", areas=["province:North"]), 404),
    ):
        assert browser.get(file).status_code == status
    assert check_chain().ok


@pytest.mark.django_db
def test_only_staff_enter_what_others_said(programme: object, signed_in: SignIn) -> None:
    page = f"/incidents/{told()}/answer"
    for role, more in (
        ("company", {"organisation": "NEG-1"}),
        ("auditor", {}),
        ("official", {"areas": ["province:North"]}),
        ("verifier", {}),
    ):
        assert signed_in(role, **more).get(page).status_code == 403
    untold = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=MANAGER)
    assert signed_in("clerk").get(f"/incidents/{untold}/answer").status_code == 404
