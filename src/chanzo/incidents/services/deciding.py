"""A company that was told decides for itself: its assessment, its decision, its reasons. (incidents)"""

from dataclasses import dataclass
from typing import Any

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import actor_of, only_own, require
from chanzo.people.types import Act, Place

from ..heard.rules import lacking
from ..heard.types import Heard
from ..projections import INCIDENTS
from ..queries.areas import sites_of
from ..queries.shut_out import is_shut_out
from ..rows import PartyRow
from ..types import Decision, Ground, Told
from .moving import held


@dataclass(frozen=True)
class Given:
    """What a company states; ``no_risk`` when it sees none, ``deadline`` the day by which its measures are done."""

    decision: Decision
    assessment: str
    reasons: str = ""
    no_risk: bool = False
    ground: Ground | None = None
    tried: str = ""
    evidence: str = ""
    deadline: int | None = None


def record_decision(*, number: str, given: Given, organisation: str = "", heard: Heard | None = None, by: Any) -> int:
    """Record the decision of a company that was told; the record's sequence.

    Staff enter what a company without an account wrote or said, for the ``organisation`` they name, and read back.
    """
    actor = actor_of(by)
    named = organisation or (actor.organisation if actor else "")
    actor = require(by, Act.DECIDE_ON_INCIDENT, at=Place(organisation=named))
    if only_own(actor, Act.DECIDE_ON_INCIDENT):
        heard = None
    elif code := lacking(heard, clock.today()):
        raise Refused(code)
    if not given.assessment.strip():
        raise Refused("ASSESSMENT_EMPTY")
    if given.decision is Decision.DISENGAGE and not (given.ground and given.evidence.strip()):
        raise Refused("GROUND_MISSING")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        party = next(iter(deed.rows.of(PartyRow).find("id", [f"{number}/{fold(named)}"])), None)
        if party is None or party.implicated or party.told != Told.TOLD or is_shut_out(number, actor):
            raise Refused("NOT_TOLD", number=number)
        leaves = given.decision in (Decision.SUSPEND, Decision.DISENGAGE)
        facts = {
            "organisation": party.organisation, "decision": given.decision.value, "no_risk": given.no_risk,
            "assessment": given.assessment.strip(), "reasons": given.reasons.strip(),
            "ground": given.ground.value if given.ground and given.decision is Decision.DISENGAGE else "",
            "tried": given.tried.strip(), "evidence": given.evidence.strip(), "deadline": given.deadline,
            "sites": sites_of(row.site, row.area) if leaves else [], "mass_g": party.mass_g if leaves else 0,
            **_how(heard),
        }  # fmt: skip
        return deed.record("incident.answered", subject=number, actor=actor.number, facts=facts)


def _how(heard: Heard | None) -> dict[str, Any]:
    """How an answer came, as its record states it; empty for one of the company's own account."""
    if heard is None:
        return {}
    return {
        "through": heard.through.value, "heard_day": heard.day, "function": heard.function,
        "sha256": heard.sha256, "media": heard.media,
    }  # fmt: skip
