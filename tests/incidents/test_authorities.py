"""Authorities are told by what they use; a letter carries what an official may read; the acknowledgement counts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.incidents.authorities.rules import carried
from chanzo.incidents.authorities.services import inform_authority, note_acknowledgement, write_letter
from chanzo.incidents.fields import FIELDS
from chanzo.incidents.models import Incident, Informed
from chanzo.incidents.queries.cases import cases_of
from chanzo.incidents.queries.clocks import clocks_of
from chanzo.incidents.rules.statistics import grouped
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.types import Audience, Clock, Means
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.files import place_of
from tests.government.test_signing import PDF
from tests.web.conftest import programme as web_programme
from tests.web.conftest import signed_in

from .conftest import MANAGER, days

__all__ = ["days", "signed_in", "web_programme"]
SignIn = Callable[..., Client]
CANARY = {name: f"canary-{name}" for name in FIELDS}
ACCOUNT = Account("bribery", level=1, site="S-1", texts=CANARY, implicated=["NEG-2"])


def pdf(name: str = "Jane Canary.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, "application/pdf")


@given(st.lists(st.tuples(st.text(), st.sampled_from(Audience), st.text())))
def test_a_letter_carries_nothing_of_the_team_or_the_source(texts: list[tuple[str, str, str]]) -> None:
    hidden = {Audience.TEAM, Audience.SOURCE}
    last = {field: audience for field, audience, _text in texts if audience not in hidden}
    assert set(carried(texts)) == set(last)


@pytest.mark.django_db
def test_a_letter_shows_what_an_official_may_read_and_keeps_what_it_said(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    manager = signed_in("incident_manager")
    sent = {"service": "SERVICE", "text": "Veuillez vérifier la barrière."}
    answer = manager.post(f"/incidents/{number}/letters/new", sent)
    page = answer.headers["Location"]
    paper = manager.get(page).content.decode()
    assert "barrière" in paper
    assert f"{number}/L1" in paper
    assert 'class="qr"' in paper
    assert "Cachet du service" in paper
    assert "Stamp of the service" in manager.get(f"{page}?lang=en").content.decode()
    assert {name for name, text in CANARY.items() if text in paper} == {"summary", "actors", "public"}
    assert "NEG-2" not in paper
    officials = {"areas": ["province:North"], "organisation": "service"}
    assert signed_in("official", **officials).get(page).status_code == 200
    for role, more in (
        ("official", {"areas": ["province:North"], "organisation": "OTHER"}),
        ("official", {"areas": ["province:South"], "organisation": "SERVICE"}),
        ("company", {"organisation": "NEG-1"}),
        ("committee", {"areas": ["province:North"]}),
        ("clerk", {}),
    ):
        assert signed_in(role, **more).get(page).status_code in (403, 404), role
    implicate(number=number, organisations={"SERVICE": True}, reason="named", by=MANAGER)
    assert signed_in("official", **officials).get(page).status_code == 404
    for role in ("secretariat", "verifier", "field_officer"):
        answer = signed_in(role, areas=["province:North"] if role == "field_officer" else [])
        assert answer.post(f"/incidents/{number}/letters/new", sent).status_code == 403


@pytest.mark.django_db
def test_an_acknowledgement_is_a_stamp_or_a_function_and_counts_once(programme: object, days: Any) -> None:
    today = days(0)
    alert = report_alert(account=ACCOUNT, by=MANAGER)
    with pytest.raises(Refused) as refused:
        write_letter(number=alert, service="SERVICE", text="x", by=MANAGER)
    assert refused.value.code == "NOT_ASSESSED"
    number = open_incident(account=ACCOUNT, by=MANAGER)
    letter = write_letter(number=number, service="SERVICE", text="x", by=MANAGER)
    incident = Incident.objects.get(number=number)
    days(9)
    assert clocks_of([incident])[number][0].met is None, "a letter in the post informs nobody"
    given = {"number": number, "informed": letter, "by": MANAGER}
    for more, code in (
        ({"day": today + 2}, "RECEIPT_MISSING"),
        ({"day": today + 10, "function": "secretary"}, "DAY_AHEAD"),
        ({"day": today - 1, "function": "secretary"}, "DAYS_BACKWARDS"),
        ({"day": today + 2, "scan": SimpleUploadedFile("a.pdf", b"no paper")}, "ATTACHED_KIND"),
    ):
        with pytest.raises(Refused) as refused:
            note_acknowledgement(**given, **more)
        assert refused.value.code == code
    note_acknowledgement(day=today + 2, scan=pdf(), **given)
    row = Informed.objects.get(seq=letter)
    assert (row.acknowledged, row.media) == (today + 2, "application/pdf")
    assert place_of(row.sha256).read_bytes() == PDF
    notify = clocks_of([incident])[number][0]
    assert (notify.clock, notify.met) == (Clock.NOTIFY, today + 2)
    with pytest.raises(Refused) as refused:
        note_acknowledgement(day=today + 3, function="secretary", **given)
    assert refused.value.code == "INFORMED_UNKNOWN"
    assert check_chain().ok


@pytest.mark.django_db
def test_a_call_is_logged_by_function_with_what_was_said(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    page, manager = f"/incidents/{number}/measures", signed_in("incident_manager")
    call = {"form": "inform", "service": "SERVICE", "means": "telephone", "day": "2026-01-05", "time": "14:05"}
    assert manager.post(page, call).status_code == 422
    call |= {"function": "Officer on duty", "said": "Will send a patrol tomorrow."}
    assert manager.post(page, call).status_code == 302
    shown = manager.get(page).content.decode()
    for said in ("Officer on duty", "Will send a patrol tomorrow.", "14:05", f"Chanzo, incident {number}"):
        assert said in shown
    row = Informed.objects.get()
    receipt = f"/incidents/{number}/informed/{row.seq}"
    assert receipt in shown
    answer = manager.post(receipt, {"day": "2026-01-06", "scan": pdf()})
    assert answer.status_code == 302
    file = manager.get(f"{receipt}/file")
    assert file.status_code == 200
    assert "attachment" in file.headers["Content-Disposition"]
    assert "Canary" not in file.headers["Content-Disposition"]
    assert "Canary" not in manager.get(page).content.decode()
    assert signed_in("official", areas=["province:North"]).get(f"{receipt}/file").status_code == 404
    assert manager.get(receipt).status_code == 404


@pytest.mark.django_db
def test_the_text_to_paste_says_that_a_case_waits_and_not_what_it_is(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    shown = signed_in("incident_manager").get(f"/incidents/{number}/measures").content.decode()
    texts = re.findall(r'<p lang="(?:fr|en)">(.*?)</p>', shown)
    assert len(texts) == 2
    for text in texts:
        assert len(text) <= 160
        for secret in ("canary", "S-1", "bribery", "North", "NEG-2"):
            assert secret not in text


@pytest.mark.django_db
def test_statistics_count_to_the_acknowledgement(programme: object, days: Any) -> None:
    today = days(0)
    numbers = [open_incident(account=ACCOUNT, by=MANAGER) for _ in range(3)]
    calls = [
        inform_authority(number=number, service="SERVICE", means=Means.MEETING, day=today, by=MANAGER)
        for number in numbers
    ]
    days(5)
    for number, call, took in zip(numbers[:2], calls, (1, 4), strict=False):
        note_acknowledgement(number=number, informed=call, day=today + took, function="secretary", by=MANAGER)
    (line, whole) = grouped(cases_of(Incident.objects.all()), "level", today + 5)
    for group in (line, whole):
        assert group.to_inform == 2.5
        assert group.informed_in_time == pytest.approx(1 / 3)
