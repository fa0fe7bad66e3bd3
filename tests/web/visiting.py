"""Visits to both sites of the small programme, a team, and a plan for each site."""

from typing import Any

from chanzo.core import clock
from chanzo.ledger.services.recording import recording
from chanzo.monitoring.services.plans import drafted, make_plan, seal_of
from chanzo.monitoring.services.teams import set_team
from chanzo.monitoring.types.teams import Team
from chanzo.people.types import SYSTEM
from chanzo.sites.door import door
from chanzo.sites.models import Site
from chanzo.sites.queries.register import register_cells
from chanzo.sites.services.visits import record_visit
from chanzo.sites.types.visits import Report

TEAM = Team("T-1", "Team One", "Town", -2_000_000, 28_000_000, 20, 150, 80, 35, 14, 500)
SECRET = "two men with rifles by the gate"


def placed() -> None:
    """Give both sites coordinates."""
    for number, code in enumerate(("S-1", "S-2")):
        site = Site.objects.get(code=code)
        cells = register_cells(site, latitude=-2_050_000 - 50_000 * number, longitude=28_050_000)
        with recording():
            door().enter("sites", cells, by="test", source="test")


def visited(site: str, day: int, **more: Any) -> int:
    """A visit to a site, its number."""
    report = Report(**({"activity": "active", "men": 10, "armed": ("army",), "confidence": SECRET} | more))
    return record_visit(site=site, day=day, report=report, by=SYSTEM).seq


def plan_for(province: str, days: int = 29) -> int:
    """A plan for a province from today on, its number."""
    today, area = clock.today(), f"province:{province}"
    facts = drafted(first=today, last=today + days, area=area, teams=["T-1"], by=SYSTEM)
    return make_plan(first=today, last=today + days, area=area, teams=["T-1"], seen=seal_of(facts), by=SYSTEM)


def went_to_both_sites() -> dict[str, str]:
    """The numbers of the visits and plans, by words."""
    placed()
    set_team(team=TEAM, by=SYSTEM)
    long_ago = clock.today() - 300
    told = {f"visit of {site}": str(visited(site, long_ago)) for site in ("S-1", "S-2")}
    return told | {"plan of S-1": str(plan_for("North")), "plan of S-2": str(plan_for("South"))}
