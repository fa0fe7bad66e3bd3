"""Visits of the made-up programme: sites seen, one visit prevented, one site still, a team and its plan. (demo)"""

import random

from django.db.models import Count, Max

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.monitoring.forms import next_month
from chanzo.monitoring.services.plans import drafted, make_plan, seal_of
from chanzo.monitoring.services.teams import set_team
from chanzo.monitoring.types.teams import Team
from chanzo.people.types import SYSTEM
from chanzo.sites.models import Site
from chanzo.sites.services.visits import record_prevented, record_visit
from chanzo.sites.types.visits import Report, Weighing
from chanzo.traceability.models import Lot
from chanzo.traceability.types import Kind

# Sites that are visited: each takes a record and a judgement, and more add nothing to what a reader sees.
MOST = 14
CHANGED = (
    "A new pit was opened on the eastern slope.",
    "The washing place was moved downstream.",
    "The cooperative has a new storeroom with a lock.",
    "Nothing of note.",
    "A third of the teams left after the rains.",
)
OFFICER = "P-23456789"


def tell(*, today: int, seed: int) -> None:
    """Record visits of the last half year, as far as the sites go, and a plan for next month."""
    chance = random.Random(seed)
    bags = Lot.objects.filter(kind=Kind.MINE).order_by().values_list("site").annotate(n=Count("key"), last=Max("day"))
    worked = {site: last for site, _n, last in bags if last is not None}
    sites = [site for site in Site.objects.order_by("code") if site.means == site.code and site.code in worked]
    sites = [site for site in sites if site.closed_day is None]
    if len(sites) < 3:
        return
    still, blocked, *rest = sites
    for number, site in enumerate(rest[:MOST]):
        _seen(site, today - 10 - chance.randrange(160), chance, number)
    # Nobody worked on that day, and bags bear later dates: PROD.
    day = worked[still.code] - 2
    record_visit(
        site=still.code, day=day, officer=OFFICER, by=SYSTEM,
        report=Report(
            purpose="routine", activity="inactive", agent_present=False, road="poor", hotline_asked=4, hotline_known=1,
            changed="The pits are flooded; nobody was working, the sheds are empty.",
            follow_up="Return within a month.",
        ),
    )  # fmt: skip
    record_prevented(
        site=blocked.code, day=today - 21, officer=OFFICER, by=SYSTEM, reason="insecurity",
        note="Turned back at the river: people on the road fled from shots.",
    )  # fmt: skip
    _plan(sites, today)


def _seen(site: Site, day: int, chance: random.Random, number: int) -> None:
    men, women = chance.randrange(12, 90), chance.randrange(0, 14)
    tags = Lot.objects.filter(site=site.code, kind=Kind.MINE, day__lte=day, mass_g__isnull=False)
    weighed = []
    for lot in tags.order_by("-day", "number")[:2]:
        if lot.mass_g and lot.number:
            weighed.append(Weighing(lot.number, lot.mass_g, max(lot.mass_g - chance.choice((0, 0, 500, 1500)), 0)))
    asked = chance.randrange(5, 13)
    record_visit(
        site=site.code, day=day, officer=OFFICER, by=SYSTEM,
        report=Report(
            purpose=chance.choice(("routine", "routine", "follow_up", "joint")), activity="active",
            changed=chance.choice(CHANGED), men=men, women=women, children=3 if number == 1 else 0,
            agent_present=chance.random() < 0.8, hotline_asked=asked, hotline_known=chance.randrange(0, asked),
            weighings=tuple(weighed), road=chance.choice(("good", "poor", "poor", "track")),
            walked_m=chance.choice((0, 500, 1500, 4000)),
            tagging_point=site.tagging_point, armed=("army",) if number == 4 else (),
            barriers=2 if number == 4 else 0, barrier_note="At the bridge: 500 francs a bag." if number == 4 else "",
            follow_up="See that the second scale arrives." if number % 3 == 0 else "",
        ),
    )  # fmt: skip


def _plan(sites: list[Site], today: int) -> None:
    """A team in the middle of the sites of the largest province, and how far it gets among all due sites next month."""
    by_province: dict[str, list[Site]] = {}
    for site in sites:
        if site.latitude_udeg is not None and site.longitude_udeg is not None:
            by_province.setdefault(site.province, []).append(site)
    if not by_province:
        return
    province, near = max(by_province.items(), key=lambda each: (len(each[1]), each[0]))
    middle = near[len(near) // 2]
    team = Team(
        code="T-01", name="Équipe 1" if middle.country != "RW" else "Team 1", base=middle.territory or province,
        latitude_udeg=(middle.latitude_udeg or 0) // 10_000 * 10_000,
        longitude_udeg=(middle.longitude_udeg or 0) // 10_000 * 10_000,
        days=8, km_good=160, km_poor=80, km_track=35, litres_100km=14, fuel_l=120,
    )  # fmt: skip
    set_team(team=team, by=SYSTEM)
    first, last = (to_day(day) for day in next_month(clock.today()))
    facts = drafted(first=first, last=last, area="", teams=[team.code], by=SYSTEM)
    if facts["trips"]:
        make_plan(first=first, last=last, area="", teams=[team.code], seen=seal_of(facts), by=SYSTEM)
