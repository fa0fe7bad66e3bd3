"""A party sees and answers what concerns it and nothing else of the case; clocks are set and stopped on their pages."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.incidents.mitigation.models import Improvement, Plan, Recommendation, RecommendationMove
from chanzo.incidents.mitigation.services.planning import Planned, adopt_plan
from chanzo.incidents.mitigation.services.recommending import Asking, give_recommendation, move_recommendation
from chanzo.incidents.mitigation.types import Move, Side, Sort
from chanzo.incidents.models import ClockLimit, Incident, Step
from chanzo.incidents.services.clocks import ring_clocks
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.moving import close_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import tell_holders
from chanzo.incidents.types import Outcome
from chanzo.people.services import create_token
from tests.web.conftest import SignIn, signed_in

from .conftest import MANAGER

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nweights\n%%EOF\n"
CANARIES = {"summary": "canary-summary", "account": "canary-account", "known_by": "canary-source"}
DESK, TRADER, SERVICE = Side(Sort.OFFICE, "Desk"), Side(Sort.ORGANISATION, "NEG-1"), Side(Sort.AUTHORITY, "PMC")


@pytest.fixture
def number(programme: object) -> str:
    return open_incident(account=Account("bribery", level=2, site="S-1", texts=CANARIES), by=MANAGER)


def give(number: str, party: Side = TRADER, verifier: Side = DESK, text: str = "Pay nobody on the road.") -> str:
    asking = Asking(party, text, "The book.", clock.today() + 30, verifier, "head of the depot")
    return give_recommendation(number=number, asking=asking, by=MANAGER)


def text_of(browser: Client, *pages: str) -> str:
    said = []
    for page in pages:
        answer = browser.get(page)
        said.append(b"".join(answer.streaming_content) if answer.streaming else answer.content)  # type: ignore[attr-defined]
    return b"\n".join(said).decode(errors="replace")


def test_a_party_reads_and_answers_its_recommendation_and_nothing_else_of_the_case(
    number: str, signed_in: SignIn
) -> None:
    one, other = give(number), give(number, SERVICE, text="canary-other")
    trader = signed_in("company", organisation="NEG-1")
    everywhere = ["/", "/recommendations/?state=all", "/recommendations/?state=all&format=csv",
                  f"/recommendations/{one}", "/incidents/", "/incidents/statistics", "/incidents/clocks",
                  "/organisations/NEG-1", f"/search?q={number}"]  # fmt: skip
    shown = text_of(trader, *everywhere)
    assert "Pay nobody on the road." in shown
    assert "canary" not in shown
    assert MANAGER.number not in shown
    assert f'href="/incidents/{number}' not in shown
    for page in (f"/incidents/{number}", f"/incidents/{number}/mitigation", f"/recommendations/{other}",
                 f"/incidents/{number}/recommendations/new", f"/recommendations/{other}/files/1"):  # fmt: skip
        assert trader.get(page).status_code in (403, 404)
    assert "Recommendations to you" in text_of(trader, "/")
    assert f'href="/recommendations/{one}"' in text_of(trader, f"/search?q={one.lower()[:9]}")
    assert one not in text_of(signed_in("company", organisation="NEG-2"), *everywhere[:3], "/")
    page = f"/recommendations/{one}"
    assert trader.post(page, {"move": "refuse", "text": ""}).status_code == 422
    assert trader.post(page, {"move": "drop", "text": "x"}).status_code == 422
    assert trader.post(page, {"move": "accept"}).status_code == 302
    file = SimpleUploadedFile("Jean Dupont.pdf", PDF)
    assert trader.post(page, {"move": "report", "text": "Done.", "file": file}).status_code == 302
    move = RecommendationMove.objects.get(what="report")
    assert (move.entered, move.media) == (False, "application/pdf")
    kept = trader.get(f"{page}/files/{move.seq}")
    assert (b"".join(kept.streaming_content), kept.headers["Content-Security-Policy"]) == (  # type: ignore[attr-defined]
        PDF, "default-src 'none'; sandbox",
    )  # fmt: skip
    assert "Dupont" not in kept.headers["Content-Disposition"]
    assert trader.post(page, {"move": "verify", "text": "mine"}).status_code == 403


def test_an_implicated_party_reads_nothing_any_more(number: str, signed_in: SignIn) -> None:
    one = give(number)
    trader = signed_in("company", organisation="NEG-1")
    assert trader.get(f"/recommendations/{one}").status_code == 200
    implicate(number=number, organisations={"NEG-1": True}, reason="named", by=MANAGER)
    assert trader.get(f"/recommendations/{one}").status_code == 404
    pages = ["/", "/recommendations/?state=all", "/recommendations/?format=csv&state=all", "/incidents/statistics",
             "/organisations/NEG-1"]  # fmt: skip
    assert one not in text_of(trader, *pages)
    assert "Pay nobody" not in text_of(trader, *pages)
    assert trader.post(f"/recommendations/{one}", {"move": "accept"}).status_code == 404


def test_a_service_answers_what_is_given_to_it_and_verifies_what_it_is_named_for(
    number: str, signed_in: SignIn
) -> None:
    lifted, office = give(number, SERVICE), give(number, DESK, SERVICE)
    official = signed_in("official", organisation="PMC", areas=["province:North"])
    assert official.post(f"/recommendations/{lifted}", {"move": "accept"}).status_code == 302
    for move, text in ((Move.ACCEPT, ""), (Move.REPORT, "done")):
        move_recommendation(number=office, move=move, text=text, by=MANAGER)
    sent = {"move": "verify", "text": "Seen in the office."}
    manager = signed_in("incident_manager")
    assert manager.post(f"/recommendations/{office}", sent).status_code == 422
    assert official.post(f"/recommendations/{office}", sent).status_code == 302
    assert Recommendation.objects.get(number=office).state == "done"
    elsewhere = signed_in("official", organisation="Other service", areas=["province:North"])
    assert elsewhere.get(f"/recommendations/{lifted}").status_code == 404


def test_the_team_gives_a_recommendation_adopts_a_plan_and_shows_improvement(number: str, signed_in: SignIn) -> None:
    manager, page = signed_in("incident_manager"), f"/incidents/{number}/mitigation"
    sent = {"sort": "organisation", "party": "NEG-1", "text": "Weigh.", "evidence": "The book.",
            "due": from_day(clock.today() + 9).isoformat(), "verifier_sort": "organisation",
            "verifier": "neg-1"}  # fmt: skip
    give_page = f"/incidents/{number}/recommendations/new"
    assert "side does" in manager.post(give_page, sent).content.decode()
    assert manager.post(give_page, sent | {"verifier_sort": "office"}).headers["Location"] == page
    plan = {"form": "plan", "text": "t", "measure": "barriers", "baseline": "4"}
    assert manager.post(page, plan).status_code == 422
    assert manager.post(page, plan | {"target": "0"}).status_code == 302
    assert Plan.objects.get().measure == "barriers"
    shown = {"form": "improving", "found": "one left", "day": clock.now().date().isoformat()}
    assert "Attach what shows it" in manager.post(page, shown).content.decode()
    assert manager.post(page, shown | {"file": SimpleUploadedFile("x.pdf", PDF)}).status_code == 302
    kept = Improvement.objects.get()
    assert manager.get(f"/incidents/{number}/improvements/{kept.seq}").status_code == 200
    assert signed_in("company", organisation="NEG-1").get(page).status_code == 404
    auditor = signed_in("auditor")
    assert "barriers" in auditor.get(page).content.decode()
    assert auditor.post(page, plan | {"target": "0"}).status_code == 403


def test_a_clock_is_stopped_on_the_page_and_shows_in_every_list(number: str, signed_in: SignIn) -> None:
    manager, page = signed_in("incident_manager"), f"/incidents/{number}/mitigation"
    sent = {"form": "stop", "clock": "stop notify", "reason": "the line is dead"}
    assert manager.post(page, sent).status_code == 422
    assert manager.post(page, sent | {"until": from_day(clock.today() + 3).isoformat()}).status_code == 302
    assert "stopped until" in text_of(manager, "/incidents/?clock=stopped")
    assert "stopped until" in text_of(manager, f"/incidents/{number}")
    assert "the line is dead" in text_of(manager, f"/incidents/{number}")
    assert number not in text_of(manager, "/incidents/?clock=late")
    assert manager.post(page, {"form": "stop", "clock": "start notify", "reason": "it works"}).status_code == 302
    assert Step.objects.filter(what="clock_started").count() == 1


def test_limits_are_set_by_the_secretariat_and_every_change_is_read_by_all(number: str, signed_in: SignIn) -> None:
    page, tomorrow = "/incidents/clocks", from_day(clock.today() + 1).isoformat()
    sent = {"clock": "plan", "level": "2", "days": "21", "first": tomorrow, "reason": "as the committee agreed"}
    for role in ("incident_manager", "auditor"):
        assert signed_in(role).post(page, sent).status_code == 403
    desk = signed_in("secretariat")
    assert desk.post(page, sent | {"first": from_day(clock.today()).isoformat()}).status_code == 422
    assert desk.post(page, sent | {"days": "181"}).status_code == 422
    assert desk.post(page, sent).status_code == 302
    assert ClockLimit.objects.get().days == 21
    assert "as the committee agreed" in text_of(signed_in("company", organisation="NEG-1"), page)
    assert "as the committee agreed" in text_of(desk, f"{page}?format=csv&table=changes")


def test_no_page_resolves_a_case_of_annex_two_without_improvement(number: str, signed_in: SignIn) -> None:
    manager = signed_in("incident_manager")
    sent = {"form": "step", "move": "close", "outcome": "resolved", "reason": "x", "passing_over": "y"}
    answer = manager.post(f"/incidents/{number}", sent)
    assert answer.status_code == 422
    assert "evidence of improvement" in answer.content.decode()
    assert Incident.objects.get().state == "open"


def test_a_serious_abuse_is_decided_on_from_its_page(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=Account("torture", level=1, site="S-1", texts={"summary": "x"}), by=MANAGER)
    manager, page = signed_in("incident_manager"), f"/incidents/{number}/mitigation"
    assert "suspension at once" in text_of(manager, f"/incidents/{number}")
    assert "Go on without" in text_of(manager, page)
    sent = {"form": "suspend", "choice": "suspend", "reason": "armed men at the pit"}
    assert manager.post(page, sent).status_code == 302
    assert "suspension at once" not in text_of(manager, f"/incidents/{number}")
    assert signed_in("secretariat").post(page, sent).status_code == 422  # it may only let it go on
    assert signed_in("secretariat").post(page, sent | {"choice": "continue"}).status_code == 302


def test_statistics_count_recommendations_by_party_for_who_may_know_of_them(number: str, signed_in: SignIn) -> None:
    one = give(number)
    give(number, SERVICE)
    move_recommendation(number=one, move=Move.ACCEPT, by=MANAGER)
    page = "/incidents/statistics?table=recommendations&format=csv"
    rows = text_of(signed_in("secretariat"), page).splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["PMC", "NEG-1", "All of them"]
    rows = text_of(signed_in("company", organisation="NEG-1"), page).splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["NEG-1", "All of them"]


def test_a_program_is_told_of_the_recommendations_that_are_its_accounts_to_know(number: str, signed_in: SignIn) -> None:
    give(number)
    give(number, SERVICE)
    adopt_plan(number=number, plan=Planned("t", "m", "1", "0"), by=MANAGER)
    tell_holders(number=number, organisations=["NEG-2"], text="Look.", by=MANAGER)
    told = {}
    for role, organisation in (("company", "NEG-1"), ("company", "NEG-2"), ("incident_manager", "")):
        browser = signed_in(role, organisation=organisation)
        user = browser.get("/").context["user"]
        headers = {"authorization": f"Bearer {create_token(email=user.email)}"}
        answer = Client().get(f"/api/v1/incidents/{number}/recommendations", headers=headers)
        told[organisation] = [one["to"]["name"] for one in answer.json()["recommendations"]]
    assert told == {"NEG-1": ["NEG-1"], "NEG-2": [], "": ["NEG-1", "PMC"]}
    assert re.fullmatch(r"[A-Z]{2}-\d{4}-\d{4}-R1", Recommendation.objects.earliest("seq").number)


def test_a_closed_case_takes_no_plan_but_its_recommendations_go_on(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=Account("safety", site="S-1", texts={"summary": "x"}), by=MANAGER)
    one = give(number)
    close_incident(number=number, outcome=Outcome.RESOLVED, reason="x", passing_over="y", by=MANAGER)
    manager, page = signed_in("incident_manager"), f"/incidents/{number}/mitigation"
    assert 'name="measure"' not in text_of(manager, page)
    assert manager.post(page, {"form": "plan"}).status_code == 403
    trader = signed_in("company", organisation="NEG-1")
    assert trader.post(f"/recommendations/{one}", {"move": "accept"}).status_code == 302


def test_the_page_proposes_to_suspend_after_six_months_and_a_second_person_may_go_on(
    number: str, signed_in: SignIn, days: Callable[[int], int]
) -> None:
    days(0)
    adopt_plan(number=number, plan=Planned("t", "m", "1", "0"), by=MANAGER)
    page, today = f"/incidents/{number}/mitigation", days(180)
    ring_clocks(today=today)
    manager, desk = signed_in("incident_manager"), signed_in("secretariat")
    shown = text_of(manager, page)
    assert "Suspending for at least three months is proposed" in shown
    assert re.search(r'value="suspend"[^>]*checked', shown)
    assert from_day(today + 92).isoformat() in shown
    sent = {"form": "suspend", "choice": "continue", "reason": "the only road", "until": from_day(today + 80)}
    assert desk.post(page, sent).status_code == 302
    assert "is proposed" not in text_of(manager, page)
    assert "the only road" in text_of(manager, page)
