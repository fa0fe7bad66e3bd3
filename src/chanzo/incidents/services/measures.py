"""What the programme does about an incident itself. (incidents)"""

from typing import Any, NamedTuple

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import Acting, acting
from chanzo.people.types import Actor
from chanzo.sites.door import Keys, Settled, door

from ..projections import INCIDENTS
from ..rows import IncidentRow, MeasureRow
from ..types import Measure
from .moving import handler, held


def take_measure(
    *, number: str, sort: Measure, about: str = "", from_day: int, to_day: int | None = None, reason: str, by: Any
) -> tuple[int, Settled]:
    """Take a measure; a suspension enters the register of suspensions in the same act and is judged.

    Returns the record's sequence and how findings differ since.
    """
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        taken = enter_measure(
            deed, row, handler(row, by), sort=sort, about=about, from_day=from_day, to_day=to_day, reason=reason
        )
    return taken.seq, door().settle(taken.keys) if taken.keys else Settled()


class Entered(NamedTuple):
    """A measure as it was recorded: about whom or where, and what must be judged again."""

    seq: int
    about: str
    keys: Keys


def enter_measure(
    deed: Acting,
    row: IncidentRow,
    actor: Actor,
    *,
    sort: Measure,
    about: str,
    from_day: int,
    to_day: int | None,
    reason: str,
) -> Entered:
    """Record a measure within an act; a suspension enters the register."""
    if not reason.strip():
        raise Refused("STEP_REASON")
    if to_day is not None and to_day < from_day:
        raise Refused("DAYS_BACKWARDS")
    concerned = about.strip() or (row.site or row.area if sort is Measure.SUSPEND_AREA else "")
    if not concerned:
        raise Refused("ABOUT_MISSING")
    facts = {"sort": sort.value, "about": concerned, "from": from_day, "to": to_day, "reason": reason.strip()}
    seq = deed.record("incident.measured", subject=row.number, actor=actor.number, facts=facts)
    keys: Keys = frozenset()
    if sort is Measure.SUSPEND_AREA:
        cells = {"area": concerned, "from": from_day, "reason": row.number} | ({"to": to_day} if to_day else {})
        keys = door().enter("suspensions", cells, by=actor.number, source=f"incident.measured {seq}")
    return Entered(seq, concerned, keys)


def end_measure(*, number: str, measure: int, outcome: str, day: int, by: Any) -> int:
    """Write down what came of a measure, as of a referral to the law; the record's sequence."""
    if not outcome.strip():
        raise Refused("STEP_REASON")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        found = [one for one in deed.rows.of(MeasureRow).find("incident", [number]) if one.seq == measure]
        if not found or found[0].outcome:
            raise Refused("MEASURE_UNKNOWN")
        facts = {"measure": measure, "outcome": outcome.strip(), "day": day}
        return deed.record("incident.measure_ended", subject=row.number, actor=actor.number, facts=facts)
