"""Who sees what of an incident: the team all of it, a holder what it was told, an implicated party nothing at all."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from chanzo.incidents.models import Incident, Party
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.services.telling import reckon_holders, tell_holders
from chanzo.ledger.models import Record
from chanzo.people.types import SYSTEM
from tests.web.conftest import programme as web_programme
from tests.web.conftest import signed_in

from .conftest import MANAGER

__all__ = ["signed_in", "web_programme"]
pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
CANARY = {
    "summary": "canary-summary",
    "account": "canary-account",
    "actors": "canary-actors",
    "known_by": "canary-source",
    "public": "canary-public",
}
ACCOUNT = Account("bribery", site="S-1", texts=CANARY)


def leaks(browser: Client, number: str) -> set[str]:
    """The canaries that any page of this reader shows."""
    pages = ["/", "/incidents/?state=all", f"/incidents/{number}", f"/search?q={number}", "/sites/S-1",
             "/incidents/?state=all&format=csv", f"/incidents/{number}?format=csv"]  # fmt: skip
    said = []
    for page in pages:
        answer = browser.get(page)
        said.append(b"".join(answer.streaming_content) if answer.streaming else answer.content)  # type: ignore[attr-defined]
    text = b"\n".join(said).decode(errors="replace")
    found = {name for name, canary in CANARY.items() if canary in text}
    # A reader's own words come back on the page of a search; a link or a row does not.
    known = f'href="/incidents/{number}"' in text or f"\r\n{number}," in text
    return found | ({"number"} if known else set())


def test_each_field_reaches_its_readers_and_nobody_else(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    reckon_holders(number=number)
    every = {"number", *CANARY}
    assert leaks(signed_in("incident_manager"), number) == every
    for role in ("secretariat", "auditor", "verifier"):
        assert leaks(signed_in(role), number) == every - {"known_by"}
    assert leaks(signed_in("official", areas=["province:North"]), number) == {"number", "summary", "actors", "public"}
    assert leaks(signed_in("official", areas=["province:South"]), number) == set()
    assert leaks(signed_in("agent", areas=["S-1"]), number) == set()
    told = signed_in("company", organisation="NEG-1")
    assert leaks(told, number) == set()
    tell_holders(number=number, organisations=["NEG-1"], text="Look.", by=MANAGER)
    assert leaks(told, number) == {"number", "summary", "public"}
    assert leaks(signed_in("company", organisation="NEG-3"), number) == set()


def test_an_implicated_organisation_is_shut_out_whatever_it_was_told(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    tell_holders(number=number, organisations=["NEG-1"], text="Look.", by=MANAGER)
    implicate(number=number, organisations={"neg-1": True}, reason="named", by=MANAGER)
    assert leaks(signed_in("company", organisation="NEG-1"), number) == set()
    assert leaks(signed_in("official", organisation="NEG-1", areas=["province:North"]), number) == set()


def test_an_alert_is_known_to_who_assesses_it_only(programme: object, signed_in: SignIn) -> None:
    number = report_alert(account=ACCOUNT, by=MANAGER)
    assert "summary" in leaks(signed_in("incident_manager"), number)
    assert leaks(signed_in("official", areas=["province:North"]), number) == set()
    assert leaks(signed_in("committee", areas=["province:North"]), number) == set()


def test_an_incident_is_opened_told_and_moved_on_its_pages(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("incident_manager")
    answer = browser.post("/incidents/new", {
        "category": "bribery", "level": "1", "site": "s-1", "first": "2026-01-01", "summary": "Asked for money.",
        "act": "open",
    })  # fmt: skip
    incident = Incident.objects.get()
    assert answer.headers["Location"] == f"/incidents/{incident.number}"
    assert (incident.site, incident.state) == ("S-1", "open")
    holders = list(Party.objects.values_list("organisation", flat=True))
    answer = browser.post(answer.headers["Location"], {
        "form": "tell", "holders": holders, "decision": "told", "text": "Look at your lots."})  # fmt: skip
    assert answer.status_code == 302
    assert set(Party.objects.values_list("told", flat=True)) == {"told"}
    page = f"/incidents/{incident.number}"
    assert browser.post(page, {"form": "step", "move": "verify", "reason": "on site"}).status_code == 302
    refused = browser.post(page, {"form": "step", "move": "close", "outcome": "transferred", "reason": "court"})
    assert refused.status_code == 422
    assert "second person" in refused.content.decode() or "proposes first" in refused.content.decode()
    assert Incident.objects.get().state == "verification"


def test_who_may_not_handle_reports_an_alert_and_moves_nothing(programme: object, signed_in: SignIn) -> None:
    officer = signed_in("field_officer", areas=["province:North"])
    sent = {"category": "safety", "level": "3", "site": "S-1", "summary": "A pit fell in.", "act": "open"}
    assert officer.post("/incidents/new", sent).status_code == 302
    incident = Incident.objects.get()
    assert incident.state == "alert"
    page = f"/incidents/{incident.number}"
    assert officer.get(page).status_code == 200
    assert officer.post(page, {"form": "step", "move": "open", "reason": "so"}).status_code == 403
    assert officer.post("/incidents/new", sent | {"site": "S-2"}).status_code in (403, 422)
    assert Incident.objects.count() == 1
    assert signed_in("company", organisation="NEG-1").get("/incidents/new").status_code == 403


def test_empty_lists_say_what_comes_here(programme: object, signed_in: SignIn) -> None:
    assert "No incident is open" in signed_in("incident_manager").get("/incidents/").content.decode()
    assert "Aucun incident" in signed_in("secretariat", language="fr").get("/incidents/").content.decode()
    open_incident(account=ACCOUNT, by=SYSTEM)


def test_measures_are_taken_on_their_page_by_who_handles_the_case(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    page, manager = f"/incidents/{number}/measures", signed_in("incident_manager")
    sent = {"form": "inform", "service": "Police", "means": "letter", "day": "2026-01-05"}
    assert manager.post(page, sent).status_code == 302
    sent = {"form": "measure", "sort": "suspend_area", "first": "2026-01-01", "reason": "armed"}
    assert "Findings raised" in manager.post(page, sent, follow=True).content.decode()
    shown = manager.get(page).content.decode()
    assert "Police" in shown
    (what,) = re.findall(r'<option value="(\d+)"', shown)
    assert manager.post(page, {"form": "end", "what": what, "day": "2026-01-09", "outcome": "done"}).status_code == 302
    assert manager.post(page, {"form": "measure", "sort": "sanction", "first": "x", "reason": ""}).status_code == 422
    for role in ("secretariat", "auditor", "company"):
        assert signed_in(role, organisation="NEG-1" if role == "company" else "").get(page).status_code == 403


def test_not_even_a_reader_of_the_ledger_reads_how_it_is_known(programme: object, signed_in: SignIn) -> None:
    open_incident(account=ACCOUNT, by=MANAGER)
    seq = Record.objects.get(kind="incident.opened").seq
    for role in ("auditor", "verifier", "secretariat", "admin"):
        browser = signed_in(role)
        for page in (f"/records/{seq}", f"/records/{seq}?format=json"):
            answer = browser.get(page)
            assert answer.status_code == 404
            assert b"canary" not in answer.content
