"""Triggers are looked at every day and after new records; one that rings tells its owner. (change)"""

from dataclasses import dataclass
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import SYSTEM, Act

from ..projections import CHANGE
from ..projections.watch import CALMED, RANG, REVIEWED
from ..queries.theory import theory_on
from ..queries.watching import Looked, look
from ..rows import WatchRow
from ..types import UNIT, Holding
from .telling import tell_owners


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look changed: keys whose trigger rang, keys whose trigger calmed."""

    rang: tuple[str, ...]
    calmed: tuple[str, ...]


def watch(*, today: int) -> Seen:
    """Look at every trigger and record each change; a second look on the same ledger and day records nothing."""
    looked = look(theory_on(), today)
    changed = [one for one in looked if one.rings is not None and _record(one, today)]
    rang = [one for one in changed if one.rings]
    calmed = [one for one in changed if not one.rings]
    tell_owners({one.owner for one in rang})
    return Seen(tuple(one.key for one in rang), tuple(one.key for one in calmed))


def _record(one: Looked, today: int) -> bool:
    with acting(CHANGE) as act:
        known = next(iter(act.rows.of(WatchRow).find("key", [one.key])), None)
        if (known.ringing if known else False) == one.rings:
            return False
        figures = {name: None if value is None else round(value * UNIT) for name, value in one.figures.items()}
        facts = {"day": today, "trigger": one.trigger, "figures": figures}
        act.record(RANG if one.rings else CALMED, subject=one.key, actor=SYSTEM.number, facts=facts)
        return True


@dataclass(frozen=True, slots=True)
class Finding:
    """A review: what we see, what we decide, who does it by when (days since 1970), and when we look again."""

    holding: Holding
    sees: str
    decides: str
    who: str
    due: int | None = None
    next_day: int | None = None


def review(*, key: str, finding: Finding, by: Any) -> int:
    """Enter a review of an assumption or risk."""
    actor = require(by, Act.REVIEW_ASSUMPTION)
    theory = theory_on()
    if key not in theory.assumptions and key not in theory.risks:
        raise Refused("ASSUMPTION_UNKNOWN", key=key)
    if not (finding.sees.strip() and finding.decides.strip() and finding.who.strip()):
        raise Refused("REVIEW_UNSAID")
    facts = {
        "holding": finding.holding.value, "sees": finding.sees.strip(), "decides": finding.decides.strip(),
        "who": finding.who.strip(),
    } | {name: day for name in ("due", "next_day") if (day := getattr(finding, name)) is not None}  # fmt: skip
    with acting(CHANGE) as act:
        return act.record(REVIEWED, subject=key, actor=actor.number, facts=facts)
