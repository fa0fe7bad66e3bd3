"""The limits that rules measure with, as people set them from a day on. (findings)"""

from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.recording import Ledger
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..apply import apply_entry
from ..shelves import Findings
from ..types import SCOPES, Told


def set_parameter(
    *,
    rule: str,
    name: str,
    value: int | None,
    scope: str = "programme",
    scope_value: str = "",
    valid_from: int | None = None,
    reason: str,
    by: Any,
    ledger: Ledger,
    rows: Findings,
) -> int:
    """Set a limit for the programme, a country, a mineral or a site from a day on; None takes it back.

    The caller knows the rules, judges again what the limit touches, and writes the rows.
    """
    actor = require(by, Act.SET_PARAMETERS)
    if scope not in SCOPES:
        raise Refused("SCOPE_UNKNOWN", scope=scope, scopes=", ".join(SCOPES))
    if (scope == "programme") == bool(scope_value):
        raise Refused("SCOPE_VALUE_MISSING")
    if not reason.strip():
        raise Refused("REASON_EMPTY")
    facts = {
        "rule": rule, "name": name, "value": value, "scope": scope, "scope_value": scope_value,
        "valid_from": valid_from, "reason": reason.strip(),
    }  # fmt: skip
    seq = ledger.append("parameter.set", subject=f"{rule} {name}", actor=actor.number, facts=facts)
    apply_entry(Told(seq, "parameter.set", actor.number, facts), rows)
    return seq
