"""A site's capacity: proposed from a study, validated by a person, by two where it is above what is likely. (sites)"""

import json
from collections.abc import Mapping
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.people.policies import require
from chanzo.people.scopes import area_key
from chanzo.people.types import Act

from ..models import Estimate, Site, Study
from ..queries.register import register_cells
from ..queries.standing import place_of
from ..queries.studies import areas_of, codes_of, site_of
from ..rules.capacity import WEAK, figures_of, moves_of, second_person, workers_of, yields_on
from ..types.capacity import Basis, EstimateRow, EstimateState, Move, YieldRow
from ..types.study import StudyRow
from .acts import Deed, Done, perform
from .studies import standing_study

KINDS = {
    Move.CONFIRM: "capacity.validated",
    Move.DECLINE: "capacity.declined",
    Move.WITHDRAW: "capacity.withdrawn",
}


def validate_capacity(*, study: Study, low_g: int, high_g: int, from_day: int, basis: Basis, why: str, by: Any) -> Done:
    """Validate what a site can yield in a month from a day on; it enters the register and is judged.

    Where one person is not enough it is a proposal instead, which another person confirms or declines.
    """
    site = site_of(study.site)
    actor = require(by, Act.VALIDATE_CAPACITY, place_of(site))
    if not high_g > 0 or not 0 <= low_g <= high_g:
        raise Refused("CAPACITY_WRONG")
    if from_day > clock.today():
        raise Refused("CAPACITY_IN_FUTURE")

    def check(rows: Rows) -> Deed:
        row = standing_study(rows, study.seq)
        for other in rows.of(EstimateRow).find("site", codes_of(site)):
            if other.state == EstimateState.WAITING:
                raise Refused("ESTIMATE_STANDING", seq=other.seq)
        answers = json.loads(row.answers)
        range_g = _range(rows, site, answers, row.day)
        seconds = second_person(high_g=high_g, range_g=range_g, recorded_by=row.recorded_by, proposed_by=actor.number)
        facts: dict[str, Any] = {
            "study": row.seq, "low_g": low_g, "high_g": high_g, "from_day": from_day, "basis": basis.value,
            "why": why.strip(), "workers": workers_of(answers), "range_g": range_g, "seconds": list(seconds),
        }  # fmt: skip
        facts = {name: value for name, value in facts.items() if value not in (None, "", [])}
        if seconds:
            return Deed("capacity.proposed", site.code, facts)
        return Deed("capacity.validated", site.code, facts, [_line(site, row, low_g, high_g, from_day)])

    return perform(check, by=actor)


def decide_estimate(*, estimate: Estimate, move: Move, said: str, by: Any) -> Done:
    """Confirm, decline or withdraw a capacity that waits; never may one person both propose and judge."""
    site = site_of(estimate.site)
    actor = require(by, Act.VALIDATE_CAPACITY, place_of(site))
    if move != Move.CONFIRM and not said.strip():
        raise Refused("CAPACITY_REASON")
    facts: dict[str, Any] = {"estimate": estimate.seq}
    if said.strip():
        facts["said"] = said.strip()

    def check(rows: Rows) -> Deed:
        (row,) = rows.of(EstimateRow).find("seq", [estimate.seq])
        if row.state != EstimateState.WAITING:
            raise Refused("ESTIMATE_DECIDED")
        if move not in moves_of(row.state, proposed_by=row.proposed_by, person=actor.number):
            raise Refused("CAPACITY_SAME_PERSON" if row.proposed_by == actor.number else "NOT_ALLOWED")
        if move != Move.CONFIRM:
            return Deed(KINDS[move], site.code, facts)
        study = standing_study(rows, row.study)
        return Deed(KINDS[move], site.code, facts, [_line(site, study, row.low_g, row.high_g, row.from_day)])

    return perform(check, by=actor)


def set_yield(
    *, mineral: str, region: str, low_g: int, high_g: int, from_day: int | None, source: str, by: Any
) -> Done:
    """Say what a worker digs of a mineral in a day, everywhere or in a province or territory, from a day on."""
    actor = require(by, Act.SET_YIELDS)
    if mineral not in {row.mineral for row in WEAK}:
        raise Refused("YIELD_MINERAL", mineral=mineral)
    if not 0 < low_g <= high_g or not source.strip():
        raise Refused("YIELD_WRONG")
    key = area_key(region) if region else ""
    if key and not key.startswith(("province:", "territory:")):
        raise Refused("AREA_WRONG", area=region)
    facts: dict[str, Any] = {
        "mineral": mineral, "region": key, "low_g": low_g, "high_g": high_g, "source": source.strip()
    }  # fmt: skip
    if from_day is not None:
        facts["from_day"] = from_day
    return perform(lambda rows: Deed("yield.set", mineral, facts), by=actor)


def _range(rows: Rows, site: Site, answers: Mapping[str, Any], day: int) -> int | None:
    """The most that the workers counted are likely to dig in a month; None where that cannot be reckoned."""
    known = rows.of(YieldRow).find("mineral", [row.mineral for row in WEAK])
    computed = figures_of(answers, yields_on(known, areas_of(site), day)).computed
    return None if computed is None else computed.high_g


def _line(site: Site, study: StudyRow, low_g: int, high_g: int, from_day: int) -> tuple[str, dict[str, Any]]:
    """The line of the register that a validated capacity states, all else as it stood."""
    cells = register_cells(
        site_of(site.code),
        capacity_low_kg=low_g,
        capacity_high_kg=high_g,
        workers=workers_of(json.loads(study.answers)),
        capacity_from=from_day,
        baseline_date=study.day,
    )
    return "sites", cells
