"""Sets a limit of a rule and judges again what it touches. (verification)"""

from typing import Any

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.findings.services.limits import set_parameter
from chanzo.findings.shelves import Findings
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database
from chanzo.traceability.derive.book import Book
from chanzo.traceability.services.sheets import names_in_force
from chanzo.verification.parameters import DEFAULTS
from chanzo.verification.types import mineral_mask, mineral_text

from .verify import Verified, verify

# A clock may be behind UTC; no other limit is below zero.
SIGNED = {("ORDER", "utc_offset_minutes")}


def set_limit(
    *,
    rule: str,
    name: str,
    value: int | None,
    scope: str = "programme",
    scope_value: str = "",
    valid_from: int | None = None,
    reason: str,
    by: Any,
) -> Verified:
    """Set a limit that the rule knows, or take it back with None; then the rule judges the whole ledger again.

    Refused where the rule has no such limit, or for a number below zero.
    """
    known = sorted({row.name for row in DEFAULTS if row.rule == rule})
    if name not in known:
        raise Refused("LIMIT_UNKNOWN", rule=rule, name=name, names=", ".join(known))
    if value is not None and value < 0 and (rule, name) not in SIGNED:
        raise Refused("LIMIT_NEGATIVE", rule=rule, name=name)
    with recording() as ledger:
        rows = Findings(Database())
        meant = _meant(scope, scope_value)
        # A limit of a site may have been set under a code that the site had before.
        for written in (value is None and _set_under(rows, rule, name, scope, meant, valid_from)) or [meant]:
            set_parameter(
                rule=rule, name=name, value=value, scope=scope, scope_value=written,
                valid_from=valid_from, reason=reason, by=by, ledger=ledger, rows=rows,
            )  # fmt: skip
        write_shelves(rows.shelves)
    return verify(rule=rule)


def _set_under(rows: Findings, rule: str, name: str, scope: str, meant: str, valid_from: int | None) -> list[str]:
    """The codes under which a limit that stands was set."""
    standing = [
        row.scope_value
        for row in rows.parameters.find("rule", [rule])
        if (row.name, row.scope, row.valid_from) == (name, scope, valid_from) and row.value is not None
    ]
    return sorted(written for written in standing if _meant(scope, written) == meant)


def _meant(scope: str, written: str) -> str:
    """What a written country, mineral or site is called in custody; empty for no mineral."""
    match scope:
        case "site":
            return names_in_force(Book(Database())).site(fold(written))
        case "country":
            return fold(written)
        case "mineral":
            return mineral_text(mineral_mask(fold(written).lower().replace(" ", "")))
    return written
