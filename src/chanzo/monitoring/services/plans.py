"""Makes a plan of visits: what was drafted and looked at, recorded so that people can be held to it. (monitoring)"""

import hashlib
from collections.abc import Collection
from typing import Any

from chanzo.core import clock
from chanzo.core.canonical import canonical
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act

from ..projections import MADE, MONITORING
from ..queries.planning import draft, teams_active

MOST_DAYS = 92


def drafted(*, first: int, last: int, area: str, teams: Collection[str], by: Any) -> dict[str, Any]:
    """The facts of a plan as it would be made now, for the sites that the planner looks after."""
    actor, today = require(by, Act.PLAN_VISITS), clock.today()
    if not today <= first <= last < first + MOST_DAYS:
        raise Refused("PLAN_PERIOD")
    going = [team for team in teams_active() if team.code in teams]
    if not going:
        raise Refused("PLAN_NO_TEAM")
    return draft(first=first, last=last, area=area, teams=going, scope=scope_of(actor), today=today)


def make_plan(*, first: int, last: int, area: str, teams: Collection[str], seen: str, by: Any) -> int:
    """Record a plan that was ``seen`` (seal_of its draft); refused where it would be another one now."""
    actor = require(by, Act.PLAN_VISITS)
    with acting(MONITORING) as act:
        facts = drafted(first=first, last=last, area=area, teams=teams, by=by)
        if not facts["trips"]:
            raise Refused("PLAN_EMPTY")
        if seal_of(facts) != seen:
            raise Refused("PLAN_MOVED")
        return act.record(MADE, subject=area or "programme", actor=actor.number, facts=facts)


def seal_of(facts: dict[str, Any]) -> str:
    """A short text that another draft does not bear."""
    return hashlib.sha256(canonical(facts).encode()).hexdigest()[:32]
