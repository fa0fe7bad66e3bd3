"""A plan never asks more of a team than it has, and forgets no site."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from chanzo.monitoring.rules.planner import days_free, order, planned
from chanzo.monitoring.rules.roads import Roads
from chanzo.monitoring.types.plan import Task, Why
from chanzo.monitoring.types.settings import DEFAULTS
from chanzo.monitoring.types.teams import Team

MICRO = st.integers(-900_000, 900_000)
TEAMS = st.builds(
    Team, code=st.just("T"), name=st.just("Team"), base=st.just("Base"), latitude_udeg=MICRO, longitude_udeg=MICRO,
    days=st.integers(0, 20), km_good=st.integers(20, 200), km_poor=st.integers(10, 120), km_track=st.integers(5, 60),
    litres_100km=st.integers(5, 30), fuel_l=st.integers(0, 200),
)  # fmt: skip
TASKS = st.builds(
    Task, site=st.just("S"), at=st.one_of(st.none(), st.tuples(MICRO, MICRO), st.tuples(MICRO, MICRO)),
    score=st.integers(0, 100), grade=st.sampled_from(["high", "medium", "low"]), due=st.integers(0, 60),
    road=st.sampled_from(["good", "poor", "track"]), teams=st.sampled_from([("T0",), ("T1",), ("T0", "T1"), ("T9",)]),
    walked_m=st.integers(0, 9_000), small=st.booleans(), remote=st.booleans(),
)  # fmt: skip


def numbered(teams: list[Team], tasks: list[Task]) -> tuple[list[Team], list[Task]]:
    return (
        [replace(team, code=f"T{n}") for n, team in enumerate(teams)],
        [replace(task, site=f"S-{n:02d}") for n, task in enumerate(tasks)],
    )


@given(st.lists(TEAMS, max_size=2), st.lists(TASKS, max_size=14), st.lists(st.integers(0, 40), max_size=12))
def test_every_site_is_on_one_trip_or_left_with_a_reason_and_no_team_gets_more_than_it_has(
    teams: list[Team], tasks: list[Task], days: list[int]
) -> None:
    teams, tasks = numbered(teams, tasks)
    plan = planned(tasks, teams, {team.code: days for team in teams}, DEFAULTS)
    stops = Counter(stop.task.site for trip in plan.trips for stop in trip.stops)
    left = Counter(task.site for task, _why in plan.left)
    assert stops + left == Counter(task.site for task in tasks)
    roads = Roads(DEFAULTS)
    for team in teams:
        trips = [trip for trip in plan.trips if trip.team == team.code]
        used = [day for trip in trips for day in trip.days]
        assert len(used) == len(set(used)) <= len(set(days))
        assert set(used) <= set(days)
        assert sum(trip.millilitres for trip in trips) <= team.fuel_l * 1000
        for trip in trips:
            load, fuel = roads.load(team, [stop.task for stop in trip.stops])
            assert load <= len(trip.days) * 1000
            assert fuel == trip.millilitres
            assert trip.metres == sum(stop.leg_m for stop in trip.stops) + trip.back_m
            assert [stop.day for stop in trip.stops] == sorted(stop.day for stop in trip.stops)
            assert {stop.day for stop in trip.stops} <= set(trip.days)
            assert all(team.code in stop.task.teams for stop in trip.stops)


@given(st.lists(TEAMS, max_size=2), st.lists(TASKS, max_size=10), st.randoms())
def test_a_plan_does_not_depend_on_the_order_in_which_sites_come(
    teams: list[Team], tasks: list[Task], chance: object
) -> None:
    teams, tasks = numbered(teams, tasks)
    mixed = list(tasks)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    days = {team.code: list(range(6)) for team in teams}
    assert planned(mixed, teams, days, DEFAULTS) == planned(tasks, teams, days, DEFAULTS)


BASE = Team("T0", "North", "Town", 0, 0, 10, 100, 60, 30, 12, 500)


def a_task(site: str, km_north: float, **more: object) -> Task:
    told = {"score": 50, "grade": "high", "due": 10, "road": "good", "teams": ("T0",)} | more
    return Task(site, (round(km_north / 111.195 * 1e6), 0), **told)  # type: ignore[arg-type]


def test_sites_on_one_way_share_a_day_and_what_no_day_is_left_for_is_named() -> None:
    near, beyond = a_task("S-1", 10), a_task("S-2", 12)
    far = a_task("S-3", 200, grade="low")
    plan = planned([far, beyond, near], [BASE], {"T0": [5, 6]}, DEFAULTS)
    assert [[stop.task.site for stop in trip.stops] for trip in plan.trips] == [["S-2", "S-1"]]
    assert [trip.days for trip in plan.trips] == [(5,)]
    assert [(task.site, why) for task, why in plan.left] == [("S-3", Why.DAYS)]


def test_a_site_several_days_away_is_seen_on_a_trip_of_several_days() -> None:
    plan = planned([a_task("S-1", 100)], [BASE], {"T0": [1, 2, 3, 8, 9]}, DEFAULTS)
    [trip] = plan.trips
    assert trip.days == (1, 2, 3)  # 120 km each way at 100 km a day, and the visit
    assert trip.stops[0].day == 2


def test_days_are_kept_for_small_and_remote_sites() -> None:
    crowd = [a_task(f"S-{n}", 45, road="poor", due=0) for n in range(12)]
    quiet = a_task("S-X", 6, grade="low", due=60, small=True, road="track")
    days = {"T0": list(range(5))}
    kept = planned([*crowd, quiet], [BASE], days, DEFAULTS)
    lost = planned([*crowd, quiet], [BASE], days, DEFAULTS | {"reserved_pm": 0})
    assert "S-X" in {stop.task.site for trip in kept.trips for stop in trip.stops}
    assert "S-X" in {task.site for task, _why in lost.left}


def test_without_fuel_place_or_team_a_site_is_left_with_that_reason() -> None:
    dry = replace(BASE, fuel_l=1)
    tasks = [a_task("S-1", 30), replace(a_task("S-2", 1), at=None), a_task("S-3", 1, teams=("T7",))]
    assert {t.site: why for t, why in planned(tasks, [dry], {"T0": [1, 2]}, DEFAULTS).left} == {
        "S-1": Why.FUEL, "S-2": Why.NO_PLACE, "S-3": Why.NO_TEAM,
    }  # fmt: skip


def test_riskier_sites_come_first_then_those_due_longest() -> None:
    tasks = [a_task("S-1", 1, grade="low"), a_task("S-2", 1, due=20), a_task("S-3", 1, due=5)]
    assert [task.site for task in sorted(tasks, key=order)] == ["S-3", "S-2", "S-1"]


def test_a_team_goes_on_its_weekdays_and_no_more_days_than_it_has() -> None:
    monday = 20_454 + 4  # 2026-01-05
    assert days_free(replace(BASE, days=3), monday, monday + 29) == [monday, monday + 1, monday + 2]
    assert days_free(replace(BASE, days=30, weekdays=(5,)), monday, monday + 13) == [monday + 5, monday + 12]
