"""Values, teams and plans are records: stated, looked at, held against what was done, and made again by a rebuild."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.incidents.services.moving import level_incident
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.monitoring.models import Plan, Setting, Team
from chanzo.monitoring.queries.facts import facts_on, risks_on
from chanzo.monitoring.queries.planning import fates
from chanzo.monitoring.queries.standing import coverage, due_sites
from chanzo.monitoring.services.plans import drafted, make_plan, seal_of
from chanzo.monitoring.services.settings import set_values
from chanzo.monitoring.services.teams import set_team
from chanzo.monitoring.types.risk import Part
from chanzo.people.services import create_user
from chanzo.people.types import SYSTEM, Actor, Role
from chanzo.sites.services.visits import record_prevented
from chanzo.verification.services.limits import set_limit
from tests.sites.layers import a_box, a_feature, loaded
from tests.web.programme import recorded
from tests.web.visiting import TEAM, placed, plan_for, visited

pytestmark = pytest.mark.django_db
TODAY = clock.today()
OFFICER = Actor("P-22222222", Role.FIELD_OFFICER, areas=frozenset({"province:North"}))


@pytest.fixture(autouse=True)
def programme(tmp_path: Path) -> None:
    recorded(tmp_path)
    placed()


def points(site: str, part: Part) -> int | None:
    return next(c.points for c in risks_on(TODAY)[site].components if c.part == part)


def test_a_visit_that_saw_arms_and_one_that_insecurity_prevented_raise_the_score() -> None:
    assert points("S-1", Part.SECURITY) == 0
    visited("S-1", TODAY - 20)
    assert points("S-1", Part.SECURITY) == 8
    record_prevented(site="S-1", day=TODAY - 10, reason="insecurity", note="", by=SYSTEM)
    record_prevented(site="S-1", day=TODAY - 9, reason="weather", note="", by=SYSTEM)
    assert points("S-1", Part.SECURITY) == 12
    assert risks_on(TODAY)["S-1"].last_day == TODAY - 20


def test_a_park_is_unknown_until_a_layer_is_loaded(tmp_path: Path) -> None:
    assert Part.PARK in risks_on(TODAY)["S-1"].unknown
    loaded(tmp_path, a_feature("Park", a_box(27, -3, 29, -1)))
    assert points("S-1", Part.PARK) == 5


def test_open_incidents_count_by_level_at_their_site_or_in_their_area_until_they_are_closed() -> None:
    assert points("S-1", Part.INCIDENTS) is None
    manager = Actor("P-33333333", Role.INCIDENT_MANAGER)
    number = open_incident(account=Account("tax", level=1, site="S-1", texts={"summary": "A levy."}), by=manager)
    open_incident(account=Account("safety", level=3, area="province:South", texts={"summary": "A fall."}), by=manager)
    report_alert(account=Account("tax", level=1, site="S-2", texts={"summary": "A rumour."}), by=manager)
    assert (points("S-1", Part.INCIDENTS), points("S-2", Part.INCIDENTS)) == (15, 2)
    level_incident(number=number, level=3, high_risk=False, reason="A mistake.", by=manager)
    assert points("S-1", Part.INCIDENTS) == 2


def test_what_was_tagged_is_summed_over_twelve_months_the_running_one_included() -> None:
    january = to_day(date(2026, 1, 1))
    for day, expected in ((january - 1, (0, 0)), (january + 4, (2, 60_000)), (january + 400, (0, 0))):
        facts = {each.site: (each.bags, each.tagged_g) for each in facts_on(day)}
        assert facts["S-1"] == expected


def test_values_are_set_from_a_day_with_a_reason_and_change_the_score() -> None:
    visited("S-1", TODAY - 20)
    before = risks_on(TODAY)["S-1"].score
    set_values(values={"armed_visit": 20}, from_day=TODAY, reason="more arms", by=SYSTEM)
    assert risks_on(TODAY)["S-1"].score > before
    assert risks_on(TODAY - 1)["S-1"].score == before
    for wrong, code in (
        ({"high_from": 10}, "medium"), ({"walk_km_day": 0}, "cannot be"), ({"armed_visit": 20}, "Nothing differs"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=code):
            set_values(values=wrong, from_day=TODAY, reason="so", by=SYSTEM)
    with pytest.raises(Refused, match="Say why"):
        set_values(values={"armed_visit": 3}, from_day=TODAY, reason=" ", by=SYSTEM)
    with pytest.raises(Refused, match="may not"):
        set_values(values={"armed_visit": 3}, from_day=TODAY, reason="so", by=OFFICER)


def test_a_site_is_due_no_later_than_the_limit_that_people_set_for_ghost() -> None:
    visited("S-1", TODAY - 20, armed=())
    assert not risks_on(TODAY)["S-1"].limited
    set_limit(rule="GHOST", name="months", value=1, scope="site", scope_value="S-1", reason="so", by=SYSTEM)
    risk = risks_on(TODAY)["S-1"]
    assert risk.limited
    assert TODAY - 20 + 28 <= risk.due <= TODAY - 20 + 31


def test_a_saved_plan_is_what_was_looked_at_and_tells_what_became_of_it() -> None:
    set_team(team=TEAM, by=SYSTEM)
    asked = {"first": TODAY, "last": TODAY + 29, "area": "", "teams": ["T-1"]}
    seen = seal_of(drafted(**asked, by=SYSTEM))  # type: ignore[arg-type]
    visited("S-2", TODAY - 400)  # what is known of S-2 changes
    with pytest.raises(Refused, match="changed since you looked"):
        make_plan(**asked, seen=seen, by=SYSTEM)  # type: ignore[arg-type]
    plan = Plan.objects.get(pk=plan_for("North"))
    [(site, day)] = fates(plan, TODAY)
    assert (site, fates(plan, TODAY)[site, day]) == ("S-1", ("planned", None))
    assert fates(plan, day + 1)[site, day] == ("missed", None)
    record_prevented(site="S-1", day=TODAY, reason="road", note="", by=SYSTEM)
    assert fates(plan, day)[site, day] == ("prevented", TODAY)
    visited("S-1", TODAY)
    assert fates(plan, day)[site, day][0] == ("done" if day == TODAY else "moved")


def test_days_and_fuel_that_another_area_s_plan_takes_are_not_planned_twice() -> None:
    set_team(team=TEAM, by=SYSTEM)
    first = Plan.objects.get(pk=plan_for("North"))
    second = Plan.objects.get(pk=plan_for("South"))
    days = [{day for trip in plan.facts["trips"] for day in trip["days"]} for plan in (first, second)]
    assert days[0]
    assert days[1]
    assert not days[0] & days[1]
    assert second.facts["teams"][0]["fuel_l"] < first.facts["teams"][0]["fuel_l"]


def test_a_team_and_a_plan_of_an_officer_stay_in_the_own_areas() -> None:
    with pytest.raises(Refused, match="outside your areas"):
        set_team(team=TEAM, by=OFFICER)
    set_team(team=replace(TEAM, areas=("province:North",)), by=OFFICER)
    facts = drafted(first=TODAY, last=TODAY + 29, area="", teams=["T-1"], by=OFFICER)
    assert {stop["site"] for trip in facts["trips"] for stop in trip["stops"]} == {"S-1"}


def test_coverage_counts_sites_on_time_late_and_those_where_a_visit_was_prevented() -> None:
    clerk = create_user(email="s@example.org", role="secretariat")
    visited("S-1", TODAY - 5, armed=())
    visited("S-2", TODAY - 700, armed=())
    record_prevented(site="S-2", day=TODAY - 3, reason="insecurity", note="", by=SYSTEM)
    rows = {row.site: row for row in due_sites(clerk, TODAY)}
    assert (rows["S-1"].time, rows["S-2"].time, rows["S-2"].prevented) == ("fine", "late", 1)
    by_area = {c.area: (c.sites, c.on_time, c.late, c.tried) for c in coverage(rows.values())}
    assert by_area == {"North": (1, 1, 0, 0), "South": (1, 0, 1, 1)}


def test_rows_of_monitoring_are_made_again_from_the_ledger() -> None:
    set_team(team=TEAM, by=SYSTEM)
    set_team(team=TEAM, by=SYSTEM, active=False)
    set_team(team=TEAM, by=SYSTEM)
    set_values(values={"armed_visit": 20}, from_day=TODAY, reason="more arms", by=SYSTEM)
    plan_for("North")
    assert rebuild().equal
    assert (Setting.objects.count(), Team.objects.count(), Plan.objects.count()) == (1, 1, 1)
