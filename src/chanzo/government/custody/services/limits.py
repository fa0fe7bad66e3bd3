"""Setting what custody reckons with: usual bags, margin, pages of a book, days of a delivery. (government)"""

from typing import Any

from chanzo.core.refusals import Refused
from chanzo.findings.services.limits import set_parameter
from chanzo.findings.shelves import Findings
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database

from ..queries.holdings import site_meant
from ..queries.limits import RULE
from ..types.quotas import DEFAULTS


def set_custody_limit(
    *, name: str, value: int | None, site: str = "", valid_from: int | None = None, reason: str, by: Any
) -> int:
    """Set a limit for the programme or one site from a day on; None takes it back. Refused CUSTODY_LIMIT."""
    if name not in DEFAULTS or (value is not None and value < (0 if name == "margin_pm" else 1)):
        raise Refused("CUSTODY_LIMIT", name=name)
    place = site_meant(site)
    with recording() as ledger:
        rows = Findings(Database())
        seq = set_parameter(
            rule=RULE, name=name, value=value, scope="site" if place else "programme", scope_value=place,
            valid_from=valid_from, reason=reason, by=by, ledger=ledger, rows=rows,
        )  # fmt: skip
        write_shelves(rows.shelves)
    return seq
