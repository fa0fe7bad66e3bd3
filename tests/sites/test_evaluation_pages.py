"""New areas, lapses, suspensions and identity through the pages that people use."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from chanzo.core import clock
from chanzo.core.days import day_text, to_day
from chanzo.field.services.imports import import_files
from chanzo.findings.models import Finding
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.people.types import Actor, Role
from chanzo.sites.ics import DayEntry, calendar
from chanzo.sites.models import AreaRequest, Site, SiteAttribute, Suspension
from chanzo.sites.rules.lapses import years_later
from chanzo.sites.services.statuses import give_status
from tests.people.second_factors import with_second_factor
from tests.sites.test_suspending import MORE
from tests.web.conftest import SignIn, signed_in
from tests.web.programme import TABLES, written

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
OFFICE = Actor("P-33333333", Role.SECRETARIAT)
REASONED = {"reason": "as seen", "document": "D-1"}
assert with_second_factor


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    import_files(written(tmp_path, **(TABLES | MORE)), by="test", backfill=True)
    return tmp_path


def ask(browser: Client, **changes: str) -> str:
    sent = {
        "name": "New Ridge", "country": "CD", "province": "North", "territory": "Hill", "latitude": "-1,9641",
        "longitude": "28.0619", "minerals": "coltan", "workers": "40", "monthly": "1 200,5", "day": "2026-02-02",
        "reason": "diggers came",
    }  # fmt: skip
    answer = browser.post("/evaluation/new", sent | changes)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"].rsplit("/", 1)[1]


def step(browser: Client, number: str, what: str, **sent: str) -> int:
    return browser.post(f"/evaluation/{number}/{what}", {"day": "2026-02-20"} | REASONED | sent).status_code


def test_an_area_goes_its_way_through_the_pages(programme: Path, signed_in: SignIn) -> None:
    officer = signed_in("field_officer", areas=["province:North"])
    number = ask(officer)
    request = AreaRequest.objects.get(number=number)
    assert (request.latitude_udeg, request.monthly_g, request.minerals) == (-1_964_100, 1_200_500, "coltan")
    answers = {f"answer_{check}": "clear" for check in ("overlap", "permit", "protected", "conflict", "access")}
    assert step(officer, number, "checked") == 422
    assert step(officer, number, "checked", **answers) == 302
    people = "P-22222222 Programme\nP-66666666 Mines service"
    assert step(officer, number, "evaluated", people=people, opinion="favourable") == 302
    assert step(officer, number, "decided", decision="integrate") == 403
    office = signed_in("secretariat")
    shown = office.get(f"/evaluation/{number}").content.decode()
    assert "P-66666666" in shown
    assert f"/evaluation/{number}/decided" in shown
    assert step(office, number, "decided", decision="integrate") == 302
    assert step(office, number, "entered", code="S-3") == 302
    site = office.get("/sites/S-3").content.decode()
    assert number in site
    assert f"/evaluation/{number}" in office.get("/search?q=ridge").content.decode()
    listed = office.get("/evaluation/?format=csv")
    text = b"".join(listed.streaming_content).decode()  # type: ignore[attr-defined]
    assert f"{number},New Ridge,Hill,integrated,2026-02-20" in text


def test_a_company_sees_its_own_requests_and_no_person_in_them(programme: Path, signed_in: SignIn) -> None:
    company = signed_in("company", organisation="PROC-1")
    number = ask(company, organisation="NEG-1")
    assert AreaRequest.objects.get(number=number).organisation == "PROC-1"
    officer = signed_in("field_officer", areas=["province:North"])
    answers = {f"answer_{check}": "clear" for check in ("overlap", "permit", "protected", "conflict", "access")}
    step(officer, number, "checked", note_conflict="men with rifles", **answers)
    step(officer, number, "evaluated", people="P-22222222 Programme\nP-66666666 Mines", opinion="favourable")
    shown = company.get(f"/evaluation/{number}").content.decode()
    assert "Mines" in shown
    for kept in ("P-66666666", "men with rifles", "as seen"):
        assert kept not in shown
        assert kept in officer.get(f"/evaluation/{number}").content.decode()
    assert signed_in("company", organisation="NEG-1").get(f"/evaluation/{number}").status_code == 404
    assert signed_in("field_officer", areas=["province:South"]).get(f"/evaluation/{number}").status_code == 404
    assert signed_in("civil_society").get("/evaluation/").status_code == 403


def test_a_green_status_a_year_old_is_blue_that_day_and_in_the_calendar_sixty_days_before(
    programme: Path, signed_in: SignIn
) -> None:
    today = clock.today()
    given = {site: next(day for day in range(today - 400, today) if years_later(day, 1) == today + ahead)
             for site, ahead in (("S-1", 60), ("S-2", 61), ("S-4", 0))}  # fmt: skip
    for site, day in given.items():
        give_status(site=site, scheme="icglr", status="green", first=day, document="A", by=OFFICE)
    browser = signed_in("secretariat")
    signed_in("official", areas=["province:North"], organisation="MINES-N")
    page = browser.get("/statuses/").content.decode()
    coming, lapsed = page.split("Statuses that lapse within sixty days")[1].split("Statuses that have lapsed")
    assert re.findall(r"/sites/(S-\d)", coming) == ["S-1", "S-1"]
    assert "MINES-N" in coming
    assert re.findall(r"/sites/(S-\d)", lapsed) == ["S-4", "S-4"]
    # Nobody touched anything: list, page, map, file for programs and calendar say the same.
    listed = b"".join(browser.get("/sites/?format=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert {row.split(",")[0]: row.split(",")[6] for row in listed.splitlines()[1:]} == {
        "S-1": "green", "S-2": "green", "S-4": "blue",
    }  # fmt: skip
    assert "nobody inspected the site in time" in browser.get("/sites/S-4").content.decode()
    ics = browser.get("/statuses/calendar.ics").content.decode()
    assert ics.count("BEGIN:VEVENT") == 1
    assert f"UID:S-1-icglr-{day_text(today + 60)}@chanzo" in ics
    home = browser.get("/").content.decode()
    assert "Statuses that lapse within sixty days" in home
    south = signed_in("official", areas=["province:South"])
    assert "S-1" not in south.get("/statuses/").content.decode()


def test_a_status_expires_with_its_order_on_every_page_and_before_the_rules(
    programme: Path, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = to_day(date(2026, 1, 1)), to_day(date(2026, 1, 8))
    for scheme, status in (("programme", "integrated"), ("national", "green")):
        give_status(site="S-4", scheme=scheme, status=status, first=first, valid_to=last, document="O-1", by=OFFICE)
    # P-4 was tagged on 8 and 9 January: what was closed after the order's last day is found, what before is not.
    found = {one.subject for one in Finding.objects.filter(rule="STATUS")}
    assert {subject for subject in found if subject.startswith("04")} == {"0402", "0403"}
    rebuild()
    assert {one.subject for one in Finding.objects.filter(rule="STATUS")} == found
    browser = signed_in("secretariat")
    monkeypatch.setattr(clock, "today", lambda: last)
    listed = b"".join(browser.get("/sites/?format=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert re.search(r"^S-4,.*,integrated,\w*,green,", listed, re.MULTILINE)
    assert "the order that gave Green ends" in browser.get("/statuses/").content.decode()
    monkeypatch.setattr(clock, "today", lambda: last + 1)
    listed = b"".join(browser.get("/sites/?format=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert re.search(r"^S-4,.*,expired,\w*,expired,", listed, re.MULTILINE)
    assert "the order has ended, and none followed" in browser.get("/sites/S-4").content.decode()
    lapsed = browser.get("/statuses/").content.decode().split("Statuses that have lapsed")[1]
    assert "National: the order has ended, and none followed" in lapsed
    give_status(site="S-4", scheme="national", status="green", first=last + 1, document="O-2", by=OFFICE)
    lapsed = browser.get("/statuses/").content.decode().split("Statuses that have lapsed")[1]
    assert "National: the order has ended" not in lapsed


def test_a_quarantine_lets_only_counted_bags_move(programme: Path, signed_in: SignIn) -> None:
    official = signed_in("official", areas=["province:North"])
    asked = "/suspensions/new?area=S-4&first=2026-01-12"
    offered = official.get(asked).content.decode()
    # A site elsewhere is no more than one that does not exist, and none of its bags is shown.
    for area in ("S-2", "S-99", "province:South"):
        foreign = official.get(f"/suspensions/new?area={area}&first=2026-01-12")
        assert foreign.status_code == 422
        assert 'name="tags"' not in foreign.content.decode()
    assert re.findall(r'name="tags" value="(\d+)"', offered) == ["0400", "0401", "0402"]
    wrong = official.post(asked, {"tags": ["0400"], "keeper": "COOP-4", "document": "D-1", "reason": ""})
    assert wrong.status_code == 422
    assert re.search(r'value="0400"[^>]* checked', wrong.content.decode())
    sent = {"tags": ["0400", "0402"], "keeper": "COOP-4", **REASONED}
    assert official.post(asked, sent).headers["Location"] == "/suspensions/2026-01-12/of/S-4"
    header = "page,line,date,depot,negociant,tag_in,weight_in_kg,tag_out,weight_out_kg,agent\n"
    lines = "T-8,1,2026-01-20,D-1,NEG-1,0400,40,0790,40,AG-3\nT-8,2,2026-01-20,D-1,NEG-1,0401,40,0791,40,AG-3\n"
    import_files(written(programme, trade_log=header + lines), by="test", backfill=True)
    assert list(Finding.objects.filter(rule="AREA").values_list("subject", flat=True)) == ["0401"]
    listed = official.get("/findings/each?rule=AREA").content.decode()
    assert "0401" in listed
    assert "0400" not in listed


def test_a_site_resumes_after_its_assessment(programme: Path, signed_in: SignIn) -> None:
    official = signed_in("official", areas=["province:North"])
    sent = {"keeper": "", **REASONED}
    assert official.post("/suspensions/new?area=province:North&first=2026-01-12", sent).status_code == 302
    at = "/suspensions/2026-01-12"
    assert official.post(f"{at}/resume/S-1/province:North", {"last": "2026-02-01", **REASONED}).status_code == 422
    yes = {f"is_{question}": "yes" for question in ("security", "unarmed", "agent", "inventory", "committee")}
    assessed = {"day": "2026-02-01", "decision": "resume", **REASONED, **yes}
    officer = signed_in("field_officer", areas=["S-1"])
    assert officer.post(f"{at}/assess/S-1/province:North", assessed).status_code == 302
    assert officer.post(f"{at}/assess/S-4/province:North", assessed).status_code == 403
    assert "Let it resume" in official.get(f"{at}/of/province:North").content.decode()
    assert official.post(f"{at}/resume/S-1/province:North", {"last": "2026-02-01", **REASONED}).status_code == 302
    still = Suspension.objects.filter(to_day__isnull=True).values_list("area", "from_day")
    assert list(still) == [("S-4", to_day(date(2026, 1, 12)))]
    page = official.get(f"{at}/of/province:North").content.decode()
    assert "Not suspended today" in page
    listed = official.get("/suspensions/").content.decode()
    assert "province:North" in listed
    south = signed_in("official", areas=["province:South"])
    assert "province:North" not in south.get("/suspensions/").content.decode()
    assert south.get(f"{at}/of/province:North").status_code == 404
    # What was found on site is no matter of a company.
    shown = signed_in("company", organisation="PROC-1").get(f"{at}/of/province:North").content.decode()
    assert "as seen" not in shown.split("Its sites today")[1]


def test_identity_is_changed_by_page_and_refusals_are_said(programme: Path, signed_in: SignIn) -> None:
    clerk = signed_in("clerk")
    dated = {"day": "2026-02-01", **REASONED}
    sent = {"sort": "national", "value": "MIN 1", "first": "2026-01-01", "document": "L-1"}
    assert clerk.post("/evaluation/identity/attribute/S-1", sent).status_code == 302
    refused = clerk.post("/evaluation/identity/attribute/S-2", sent)
    assert refused.status_code == 422
    assert "names S-1 already" in refused.content.decode()
    assert "MIN 1" in clerk.get("/sites/S-1").content.decode()
    assert (
        "/sites/S-1" in clerk.get("/search?q=min+1").content.decode() or clerk.get("/search?q=min+1").status_code == 302
    )
    assert clerk.post("/evaluation/identity/rename/S-1", {"code": "S-1N", "name": "Ridge", **dated}).status_code == 302
    assert clerk.get("/sites/S-1").headers["Location"] == "/sites/S-1N"
    shown = clerk.get("/sites/S-1N").content.decode()
    for before in ("also S-1<", "also Old One", "MIN 1"):
        assert before in shown
    parts = {"parts": "S-2A Upper Two\nS-2B Lower Two", **dated}
    assert clerk.post("/evaluation/identity/split/S-2", parts).status_code == 302
    assert Site.objects.get(code="S-2A").name == "Upper Two"
    assert "S-2A;S-2B" in clerk.get("/sites/S-2A").content.decode()
    row = SiteAttribute.objects.get()
    assert (
        clerk.post(f"/evaluation/attribute/{row.seq}/end", {"last": "2026-02-01", "document": "L"}).status_code == 302
    )
    assert clerk.get(f"/evaluation/attribute/{row.seq}/end").status_code == 404
    assert signed_in("official", areas=["province:North"]).get("/evaluation/identity/close/S-4").status_code == 403


def test_an_official_gives_the_states_statuses_and_not_the_programmes(programme: Path, signed_in: SignIn) -> None:
    official = signed_in("official", areas=["province:North"])
    form = official.get("/statuses/give/S-1").content.decode()
    assert "national green" in form
    assert "programme withdrawn" not in form
    sent = {"given": "national green", "first": "2026-02-01", "valid_to": "2026-08-01", "document": "ARR-1"}
    assert official.post("/statuses/give/S-1", sent).status_code == 302
    assert official.get("/statuses/give/S-2").status_code == 404
    assert 'class="chart strip"' in official.get("/sites/S-1").content.decode()


def test_a_calendar_file_is_folded_and_escaped() -> None:
    long = "Näme; with, signs\\ " * 8
    text = calendar([DayEntry("a@b", 20000, long, "x\ny", "https://x/y")], name="n", stamp=clock.now())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:" + "Näme\\; with\\, signs\\\\ " * 8 in unfolded
    assert "DTSTART;VALUE=DATE:20241004" in unfolded
    assert "DTEND;VALUE=DATE:20241005" in unfolded
    assert "DESCRIPTION:x\\ny" in unfolded
