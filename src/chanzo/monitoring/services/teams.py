"""States who goes to the field: a team, its base, its days and its vehicle. (monitoring)"""

import json
import re
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.scopes import Scope, area_key, scope_of
from chanzo.people.types import Act
from chanzo.places.plane import REGION

from ..projections import MONITORING, TEAM
from ..types.teams import Team, TeamRow

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}\Z")


def set_team(*, team: Team, by: Any, active: bool = True) -> int:
    """State a team, new or changed; one that is not active gets no more visits. Returns the record."""
    actor = require(by, Act.PLAN_VISITS)
    if not _CODE.match(team.code):
        raise Refused("TEAM_WRONG", team=team.code)
    ways = min(team.km_good, team.km_poor, team.km_track)
    counted = min(team.days, team.litres_100km, team.fuel_l)
    if ways < 1 or counted < 0 or not REGION.holds(team.longitude_udeg / 1e6, team.latitude_udeg / 1e6):
        raise Refused("TEAM_VALUES")
    with acting(MONITORING) as act:
        before = act.rows.of(TeamRow).find("team", [team.code])
        known = [Team.of(json.loads(row.told)) for row in before]
        if not all(_looks_after(scope_of(actor), each) for each in (team, *known)):
            raise Refused("TEAM_ELSEWHERE", team=team.code)
        facts = {"team": team.facts(), "active": active}
        return act.record(TEAM, subject=team.code, actor=actor.number, facts=facts)


def _looks_after(scope: Scope, team: Team) -> bool:
    """Whether all areas of a team are a planner's own; one that works everywhere is for who sees everything."""
    return scope.everything or (bool(team.areas) and {area_key(area) for area in team.areas} <= scope.areas)
