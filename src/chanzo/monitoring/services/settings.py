"""Sets what score and planner measure with: one record, a reason, a day. (monitoring)"""

from collections.abc import Mapping
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import MONITORING, SET
from ..queries.settings import settings_on
from ..types.settings import DEFAULTS, ZERO_ALLOWED


def set_values(*, values: Mapping[str, int], from_day: int, reason: str, by: Any) -> int:
    """State every value anew, in force from a day on; values not named stay. Returns the record."""
    actor = require(by, Act.SET_RISK_WEIGHTS)
    if not reason.strip():
        raise Refused("SETTING_REASON")
    for name, value in values.items():
        if name not in DEFAULTS or value < (0 if name in ZERO_ALLOWED else 1) or value > 1_000_000:
            raise Refused("SETTING_WRONG", name=name, value=value)
    with acting(MONITORING) as act:
        before = settings_on(from_day)
        after = {**before, **values}
        if after == before:
            raise Refused("SETTING_SAME")
        if after["high_from"] <= after["medium_from"] or not (
            after["high_days"] <= after["medium_days"] <= after["low_days"]
        ):
            raise Refused("SETTING_ORDER")
        facts = {"values": after, "from_day": from_day, "reason": reason.strip()}
        return act.record(SET, subject="monitoring", actor=actor.number, facts=facts)
