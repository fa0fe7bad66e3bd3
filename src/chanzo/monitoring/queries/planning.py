"""Plans of visits: drafted from what is known today, and those that were made with their outcome. (monitoring)"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from chanzo.people.policies import may
from chanzo.people.scopes import Scope, area_key, area_keys
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import codes_in, place_of, sites_in
from chanzo.sites.queries.visits import visits_at
from chanzo.sites.types.visits import State

from ..models import Plan, Team
from ..rules.due import adherence
from ..rules.planner import days_free, in_period, planned
from ..rules.roads import ANY_ROAD, Roads
from ..types.plan import Task, plan_facts, sites_of
from ..types.settings import GROUPS, Settings
from ..types.teams import Team as TeamFacts
from .facts import open_sites, risks_on, tagged_on
from .settings import settings_on


def teams_active() -> list[TeamFacts]:
    """The teams that go out, by code."""
    return [row.facts for row in Team.objects.filter(active=True).order_by("team")]


def draft(*, first: int, last: int, area: str, teams: Sequence[TeamFacts], scope: Scope, today: int) -> dict[str, Any]:
    """The facts of a plan for the sites of a scope (and an area, where named) that are due by its last day."""
    settings = settings_on(today)
    tasks = _tasks(last, area, teams, scope, today, settings)
    days, going = {}, []
    for team in teams:
        taken, burnt = _elsewhere(team.code, first, last, area)
        # Fuel and days are what a month gives, less what the plans of other areas take.
        days[team.code] = days_free(team, first, last, taken)
        going.append(replace(team, fuel_l=max(in_period(team.fuel_l, first, last) - burnt, 0)))
    plan = planned(tasks, going, days, settings)
    return {
        "first": first,
        "last": last,
        "area": area,
        "teams": [team.facts() for team in going],
        "days": days,
        "settings": {name: settings[name] for name in GROUPS["planning"]},
        **plan_facts(plan),
    }


def _elsewhere(team: str, first: int, last: int, area: str) -> tuple[set[int], int]:
    """Days of a period, and litres, that a team gives to the newest plans of other areas."""
    newest = {plan.area: plan for plan in Plan.objects.filter(first__lte=last, last__gte=first).order_by("seq")}
    days: set[int] = set()
    burnt = 0
    for plan in newest.values():
        for trip in plan.facts["trips"] if plan.area != area else ():
            inside = {day for day in trip["days"] if first <= day <= last}
            if trip["team"] == team and inside:
                days |= inside
                burnt += trip["millilitres"]
    return days, -(-burnt // 1000)


def _tasks(
    last: int, area: str, teams: Sequence[TeamFacts], scope: Scope, today: int, settings: Settings
) -> list[Task]:
    risks, roads = risks_on(today), Roads(settings)
    mine = set(sites_in(scope).values_list("code", flat=True))
    due = [s for s in open_sites(today) if s.code in mine and s.code in risks and risks[s.code].due <= last]
    sites = [site for site in due if not area or area_key(area) in area_keys(place_of(site))]
    tagged = tagged_on(today)
    ways = _ways([site.code for site in sites])
    tasks = []
    for site in sites:
        risk, keys = risks[site.code], area_keys(place_of(site))
        at = None if site.latitude_udeg is None or site.longitude_udeg is None else (
            site.latitude_udeg, site.longitude_udeg,
        )  # fmt: skip
        able = [team for team in teams if not team.areas or keys & {area_key(each) for each in team.areas}]
        road, walked = ways.get(site.code, (ANY_ROAD, 0))
        bases = [(team.latitude_udeg, team.longitude_udeg) for team in able]
        far = min((roads.leg(base, "good", at, road)[0] for base in bases), default=0) if at else 0
        tasks.append(
            Task(
                site.code,
                at,
                risk.score,
                risk.grade.value,
                risk.due,
                road,
                tuple(team.code for team in able),
                walked,
                tagged.get(site.code, 0) < settings["small_kg"] * 1000,
                far > settings["remote_km"] * 1000,
            )
        )
    return tasks


def _ways(codes: Collection[str]) -> dict[str, tuple[str, int]]:
    """The road to each site and the walk from it, as the last visit that wrote them down found them."""
    found = {}
    for site, visits in visits_at(codes).items():
        reports = [visit.report for visit in visits if visit.state == State.SEEN]
        road = next((report.road for report in reports if report.road), ANY_ROAD)
        walked = next((report.walked_m for report in reports if report.walked_m is not None), 0)
        found[site] = road, walked
    return found


def plans_visible_to(user: Any) -> list[Plan]:
    """The plans whose every site lies in the account's areas, newest first; all for who sees everything."""
    if not may(user, Act.SEE_MONITORING):
        return []
    plans = list(Plan.objects.order_by("-seq"))
    if user.scope.everything:
        return plans
    mine = codes_in(user.scope)
    return [plan for plan in plans if mine.issuperset(sites_of(plan.facts))]


def fates(plan: Plan, today: int) -> dict[tuple[str, int], tuple[str, int | None]]:
    """What became of each planned visit, by site and planned day."""
    stops = [(stop["site"], stop["day"]) for trip in plan.facts["trips"] for stop in trip["stops"]]
    means = dict(Site.objects.filter(code__in={site for site, _ in stops}).values_list("code", "means"))
    seen: dict[str, list[int]] = defaultdict(list)
    prevented: dict[str, list[int]] = defaultdict(list)
    for site, visits in visits_at(set(means.values())).items():
        for visit in visits:
            (prevented if visit.state == State.PREVENTED else seen)[site].append(visit.day)
    return {
        (site, day): adherence(
            means.get(site, site), day, first=plan.first, last=plan.last, today=today, seen=seen, prevented=prevented
        )
        for site, day in stops
    }
