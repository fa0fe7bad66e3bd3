"""A plan of mitigation is adopted, and improvement is shown: measured after it, with evidence. (incidents)"""

from dataclasses import dataclass
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.documents import Sent, keep_document

from ...projections import INCIDENTS
from ...queries.clocks import day_of
from ...rows import IncidentRow
from ...services.moving import handler, held
from ...types import UNASSESSED
from ...types import State as Case
from ..rows import PlanRow, RecommendationRow
from ..types import State
from .recommending import NO_FILE


@dataclass(frozen=True)
class Planned:
    """What is done, what is measured, where that stands today and where it shall stand."""

    text: str
    measure: str
    baseline: str
    target: str


def adopt_plan(*, number: str, plan: Planned, by: Any) -> int:
    """Adopt a plan of mitigation; for a case of Annex II its six months run from the first. The record's sequence."""
    facts = {name: getattr(plan, name).strip() for name in ("text", "measure", "baseline", "target")}
    if not all(facts.values()):
        raise Refused("PLAN_INCOMPLETE")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        require_open(row)
        return deed.record("incident.planned", subject=number, actor=actor.number, facts=facts)


def record_improvement(
    *, number: str, found: str, day: int, recommendation: str = "", file: Sent | None = None, by: Any
) -> int:
    """Record what was measured after the plan, with what shows it; the record's sequence."""
    if not found.strip():
        raise Refused("STEP_REASON")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        require_open(row)
        plan = max(deed.rows.of(PlanRow).find("incident", [number]), key=lambda one: one.seq, default=None)
        if plan is None:
            raise Refused("PLAN_MISSING")
        if not day_of(plan.at) <= day <= clock.today():
            raise Refused("MEASURED_WHEN")
        verified = [
            one.number
            for one in deed.rows.of(RecommendationRow).find("incident", [number])
            if one.state == State.DONE and one.number == recommendation
        ]
        if file is None and not verified:
            raise Refused("EVIDENCE_MISSING")
        kept = keep_document(file, number) if file else None
        facts = {
            "measure": plan.measure, "found": found.strip(), "day": day,
            "recommendation": verified[0] if verified else "",
        } | ({"sha256": kept.sha256, "media": kept.media, "size": kept.size} if kept else NO_FILE)  # fmt: skip
        return deed.record("incident.improved", subject=number, actor=actor.number, facts=facts)


def require_open(row: IncidentRow) -> None:
    """Refused for an alert that nobody assessed, and for a closed case."""
    if Case(row.state) in UNASSESSED:
        raise Refused("NOT_ASSESSED")
    if row.state == Case.CLOSED:
        raise Refused("MOVE_NOT_ALLOWED", state=row.state)
