"""Where to go next: due sites with their reasons, plans with their days, paper and calendar."""

import pytest

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.monitoring.models import Plan
from chanzo.monitoring.views.calendar import escaped, folded

from .conftest import SignIn
from .visiting import went_to_both_sites

pytestmark = pytest.mark.usefixtures("programme")


@pytest.fixture
def told(programme: object) -> dict[str, str]:
    return went_to_both_sites()


def test_every_component_of_a_score_says_its_figure_or_that_nobody_knows(
    told: dict[str, str], signed_in: SignIn
) -> None:
    page = signed_in("secretariat").get("/monitoring/sites/S-1").content.decode()
    assert "1 visit saw armed people." in page
    assert "No data yet: no incident was ever written down." in page
    assert "tagged in twelve months" in page or "nothing was tagged" in page
    assert "These count neither for nor against the site." in page


def test_an_officer_reads_the_sites_of_the_own_areas_by_due_date(told: dict[str, str], signed_in: SignIn) -> None:
    officer = signed_in("field_officer", areas=["province:North"])
    listed = officer.get("/monitoring/").content.decode()
    assert "/sites/S-1" in listed
    assert "/sites/S-2" not in listed
    home = officer.get("/").content.decode()
    assert "Your sites, by when they are due" in home
    assert "/monitoring/sites/S-1" in home
    assert 'data-drafts-of="/visits/"' in home
    csv = b"".join(officer.get("/monitoring/?format=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "S-1" in csv
    assert "S-2" not in csv
    assert "/monitoring/plans/" + told["plan of S-2"] not in officer.get("/monitoring/plans").content.decode()


def test_a_plan_is_drafted_looked_at_and_saved(told: dict[str, str], signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    today = clock.today()
    asked = {
        "first": from_day(today).isoformat(), "last": from_day(today + 29).isoformat(), "area": "", "teams": "T-1",
    }  # fmt: skip
    draft = browser.get("/monitoring/plans/new", asked).content.decode()
    assert "Save this plan" in draft
    seen = draft.split('name="seen" value="')[1].split('"')[0]
    before = Plan.objects.count()
    assert browser.post("/monitoring/plans/new", asked | {"seen": "no"}).status_code == 422
    assert browser.post("/monitoring/plans/new", asked | {"seen": seen}, follow=True).status_code == 200
    assert Plan.objects.count() == before + 1
    wrong = asked | {"first": "2020-01-01"}
    assert "does not begin in the past" in browser.get("/monitoring/plans/new", wrong).content.decode()


def test_a_plan_has_a_duty_list_a_calendar_and_a_table(told: dict[str, str], signed_in: SignIn) -> None:
    browser, number = signed_in("secretariat"), told["plan of S-1"]
    page = browser.get(f"/monitoring/plans/{number}").content.decode()
    assert 'class="way"' in page
    assert "Small and remote sites that are due" in page
    assert "Mine One" in page
    duty = browser.get(f"/monitoring/plans/{number}/duty").content.decode()
    assert "Carried out on, or why not" in duty
    calendar = browser.get(f"/monitoring/plans/{number}/calendar").content.decode()
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    csv = b"".join(browser.get(f"/monitoring/plans/{number}?format=csv").streaming_content)  # type: ignore[attr-defined]
    assert b"S-1" in csv


def test_a_calendar_s_lines_are_escaped_and_folded_between_letters() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    line = "é" * 100
    assert folded(line).replace("\r\n ", "") == line
    assert all(len(piece.encode()) <= 75 for piece in folded(line).split("\r\n"))


def test_values_and_teams_are_set_on_their_pages(told: dict[str, str], signed_in: SignIn) -> None:
    browser = signed_in("secretariat")
    form = browser.get("/monitoring/settings/set")
    values = {name: field.initial for name, field in form.context["form"].fields.items() if name != "reason"}
    values |= {"from_day": from_day(clock.today()).isoformat(), "armed_visit": 12, "reason": "Arms weigh more."}
    page = browser.post("/monitoring/settings/set", values, follow=True).content.decode()
    assert "Arms weigh more." in page
    assert browser.post("/monitoring/settings/set", values | {"high_from": 5}).status_code == 422
    team = {
        "code": "t-2", "name": "Team Two", "base": "Town", "latitude": "-2.5", "longitude": "28.9", "days": "5",
        "weekdays": ["0", "2"], "km_good": "100", "km_poor": "60", "km_track": "30", "litres_100km": "12",
        "fuel_l": "100", "areas": "province:North", "active": "on",
    }  # fmt: skip
    assert "T-2" in browser.post("/monitoring/teams/new", team, follow=True).content.decode()
    again = browser.get("/monitoring/teams/T-2").content.decode()
    assert "Team Two" in again
    assert browser.post("/monitoring/teams/new", team | {"longitude": "120"}).status_code == 422


def test_the_map_shows_risk_to_those_who_plan_only(told: dict[str, str], signed_in: SignIn) -> None:
    assert "Risk, of 100" in signed_in("secretariat").get("/map?size=risk").content.decode()
    assert "Risk, of 100" not in signed_in("company", organisation="PROC-1").get("/map").content.decode()
