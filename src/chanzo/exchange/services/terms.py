"""Setting what is published from a day on. (exchange)"""

from dataclasses import asdict
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import EXCHANGE
from ..types import Terms

MONTHS = range(1, 7)
STEPS_UDEG = range(10_000, 1_000_001)


def set_terms(*, terms: Terms, from_day: int, by: Any) -> int:
    """Record terms that hold from a day on; releases made before keep theirs. Returns the record's sequence."""
    actor = require(by, Act.PUBLISH)
    if terms.production_delay not in MONTHS or terms.sites_delay not in MONTHS:
        raise Refused("TERMS_DELAY")
    if terms.least_sites < 2 or terms.least_bags < 1 or terms.least_g < 1000:
        raise Refused("TERMS_LIMITS")
    if terms.step_udeg not in STEPS_UDEG:
        raise Refused("TERMS_STEP")
    if terms.licence_url and not terms.licence_url.startswith("https://"):
        raise Refused("TERMS_LICENCE")
    with acting(EXCHANGE) as act:
        facts = {"from_day": from_day, "terms": asdict(terms)}
        return act.record("publication.terms_set", subject="publication", actor=actor.number, facts=facts)
