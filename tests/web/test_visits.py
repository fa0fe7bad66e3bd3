"""Visits are written down on a phone or from paper, read by those who look after the site, and kept in confidence."""

from datetime import date

import pytest
from django.test import Client

from chanzo.core.days import to_day
from chanzo.people.types import SYSTEM
from chanzo.sites.models import Site, Visit
from chanzo.sites.services.visits import record_prevented
from chanzo.sites.types.visits import Weighing

from .conftest import SignIn
from .visiting import SECRET, visited

pytestmark = pytest.mark.usefixtures("programme")
SEEN = to_day(date(2026, 1, 5))
NORTH = {"areas": ["province:North"]}
WRITTEN = {
    "site": "s-1", "day": "2026-01-05", "activity": "inactive", "men": "3", "women": "1", "hotline_asked": "4",
    "hotline_known": "1", "bag_1": "0100", "sheet_1": "40", "seen_1": "37,5", "tags": "0102, 0201\n0777 0101",
    "walked_km": "2,5", "tagging_point": "TP-7", "armed": ["army", "police"], "barriers": "2",
    "changed": "The pit is flooded.",
}  # fmt: skip


def text_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.fixture
def officer(signed_in: SignIn) -> Client:
    return signed_in("field_officer", **NORTH)


def test_a_visit_is_written_down_and_the_answer_says_which_findings_came(officer: Client) -> None:
    answer = officer.post("/visits/new", WRITTEN, follow=True)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "PROD S-1 2026-01" in told
    visit = Visit.objects.get()
    report = visit.report
    assert (visit.site, visit.day, visit.activity) == ("S-1", SEEN, "inactive")
    assert (report.workers, report.walked_m, report.tags) == (4, 2500, ("0102", "0201", "0777", "0101"))
    assert report.weighings == (Weighing("0100", 40_000, 37_500),)
    assert visit.officer.startswith("P-")
    assert "−2.5 kg" in told
    assert "25.0 %" in told


def test_what_is_wrong_is_said_and_what_was_typed_stays(officer: Client) -> None:
    wrong = WRITTEN | {"hotline_known": "9", "seen_1": "much", "site": "nowhere"}
    answer = officer.post("/visits/new", wrong)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "These are more than were asked." in told
    assert "Write a number such as 50,5." in told
    assert "The pit is flooded." in told
    assert officer.post("/visits/new", WRITTEN | {"site": "nowhere"}).status_code == 422
    assert officer.post("/visits/new", WRITTEN | {"day": "2999-01-01"}).status_code == 422
    assert not Visit.objects.exists()


def test_a_form_keeps_drafts_and_works_without_a_script(officer: Client) -> None:
    form = text_of(officer, "/visits/new?site=S-1")
    assert "data-draft" in form
    assert 'value="S-1"' in form
    paper = text_of(officer, "/visits/paper?site=S-1")
    assert "Mine One" in paper
    assert "Armed people seen" in paper


def test_an_officer_writes_down_no_visit_outside_the_own_areas(officer: Client) -> None:
    assert officer.post("/visits/new", WRITTEN | {"site": "S-2"}).status_code == 422
    other = visited("S-2", SEEN)
    assert officer.get(f"/visits/{other}").status_code == 404
    assert officer.post(f"/visits/{other}/correct", WRITTEN).status_code == 404
    assert officer.post(f"/visits/{other}/withdraw", {"reason": "no"}).status_code == 404
    assert "S-2" not in text_of(officer, "/visits/")


@pytest.mark.parametrize("role", ["official", "auditor"])
def test_what_was_told_in_confidence_is_read_by_staff_and_the_area_s_officers_only(
    role: str, officer: Client, signed_in: SignIn
) -> None:
    number = visited("S-1", SEEN, barrier_note="at the ford", barriers=1)
    prevented = record_prevented(site="S-1", day=SEEN, reason="insecurity", note=SECRET, by=SYSTEM).seq
    other = signed_in(role, **(NORTH if role == "official" else {}))
    pages = [f"/visits/{number}", f"/visits/{prevented}", "/visits/", "/visits/?format=csv", "/sites/S-1"]
    for path in pages:
        read = other.get(path)
        body = b"".join(read.streaming_content) if read.streaming else read.content  # type: ignore[attr-defined]
        assert read.status_code == 200
        for secret in (SECRET, "at the ford", "Army", "Roadblocks"):
            assert secret.encode() not in body, (path, secret)
    for record in (number, prevented):
        assert other.get(f"/records/{record}").status_code == 404
    assert signed_in("verifier").get(f"/records/{number}").status_code == 200
    for mine in (officer, signed_in("secretariat")):
        assert SECRET in text_of(mine, f"/visits/{number}")
        assert "at the ford" in text_of(mine, f"/visits/{number}")
        assert SECRET in text_of(mine, f"/visits/{prevented}")


def test_a_correction_shows_both_versions_and_a_visit_taken_back_counts_no_more(officer: Client) -> None:
    officer.post("/visits/new", WRITTEN)
    number = Visit.objects.get().visit
    form = text_of(officer, f"/visits/{number}/correct")
    assert 'value="37.5"' in form
    assert "The pit is flooded." in form
    again = officer.post(f"/visits/{number}/correct", WRITTEN | {"activity": "active"}, follow=True).content.decode()
    assert "went: PROD S-1 2026-01" in again
    assert "Corrected since" in again
    assert officer.post(f"/visits/{number}/correct", WRITTEN | {"activity": "active"}).status_code == 422
    assert officer.post(f"/visits/{number}/withdraw", {"reason": ""}).status_code == 422
    gone = officer.post(f"/visits/{number}/withdraw", {"reason": "another site"}, follow=True).content.decode()
    assert "was taken back" in gone
    assert f"/visits/{number}" not in text_of(officer, "/visits/")


def test_a_prevented_visit_is_no_neglect_and_stands_on_the_site_s_page(officer: Client) -> None:
    told = {"site": "S-1", "day": "2026-01-09", "reason": "road", "note": "The bridge is gone."}
    page = officer.post("/visits/prevented", told, follow=True).content.decode()
    assert "nobody’s neglect" in page
    assert "The bridge is gone." in page
    site = text_of(officer, "/sites/S-1")
    assert "Prevented" in site
    assert "Road or bridge cut" in site
    assert "Road or bridge cut" in text_of(officer, "/visits/?kind=prevented")
    assert "Road or bridge cut" not in text_of(officer, "/visits/?kind=seen")


def test_tags_seen_are_looked_up_in_the_stock_of_that_day(officer: Client) -> None:
    officer.post("/visits/new", WRITTEN | {"day": "2026-01-06"})
    page = text_of(officer, f"/visits/{Visit.objects.get().visit}")
    found = {
        tag: page.split(f">{tag}</a>")[1].split("</tr>")[0].split("status ")[1].split(">")[1].split("<")[0]
        for tag in ("0102", "0201", "0777", "0101")
    }
    assert found == {
        "0102": "Allocated to this site", "0201": "Allocated elsewhere", "0777": "Never issued",
        "0101": "Closed on a bag before",
    }  # fmt: skip


def test_the_mass_of_the_month_stands_beside_what_the_workers_seen_could_dig(officer: Client) -> None:
    number = visited("S-1", SEEN, men=1)
    page = text_of(officer, f"/visits/{number}")
    assert "60 kg" in page  # 40 + 20 kg of January
    assert "26 kg – 260 kg" in page  # one worker, 26 days, 1 to 10 kg of cassiterite a day
    assert "could have dug it" in page
    none = text_of(officer, f"/visits/{visited('S-1', SEEN, men=None)}")
    assert "No workers were counted" in none


def test_the_tagging_point_seen_is_confirmed_by_who_keeps_the_register(officer: Client, signed_in: SignIn) -> None:
    officer.post("/visits/new", WRITTEN)
    number = Visit.objects.get().visit
    assert "The register says: TP-1" in text_of(officer, f"/visits/{number}")
    assert officer.post(f"/visits/{number}/point").status_code == 403
    page = signed_in("secretariat").post(f"/visits/{number}/point", follow=True).content.decode()
    assert "names this tagging point now" in page
    assert Site.objects.get(code="S-1").tagging_point == "TP-7"
