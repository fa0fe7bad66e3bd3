"""How long a step may take is set from a day on; a clock of one case stops for a reason and until a day. (incidents)"""

from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..mitigation.projections import LIMIT_SET
from ..projections import INCIDENTS
from ..queries.clocks import day_of, limits_set
from ..rows import IncidentRow
from ..rules.clocks import LONGEST_STOP, STOPPABLE, Deadline, deadlines, met_on, stops_on
from ..rules.limits import DAYS, LAST
from ..types import UNASSESSED, Clock, Level, State
from .histories import history
from .moving import handler, held


def set_limit(*, of: Clock, level: int, days: int, from_day: int, reason: str, by: Any) -> int:
    """Set how many days a step may take at a level, from a day on; the record's sequence."""
    actor = require(by, Act.SET_CLOCKS)
    if of not in DAYS:
        raise Refused("CLOCK_UNSTOPPABLE")
    if level not in list(Level):
        raise Refused("LEVEL_UNKNOWN", level=level)
    if not 1 <= days <= LAST:
        raise Refused("LIMIT_DAYS", most=LAST)
    if not reason.strip():
        raise Refused("STEP_REASON")
    with acting(INCIDENTS) as deed:
        if from_day <= clock.today():
            raise Refused("LIMIT_DAY")
        if limits_set().days(of, level, from_day) == days:
            raise Refused("LIMIT_SAME")
        facts = {"clock": of.value, "level": int(level), "days": days, "from": from_day, "reason": reason.strip()}
        return deed.record(LIMIT_SET, subject="clocks", actor=actor.number, facts=facts)


def stop_clock(*, number: str, of: Clock, reason: str, until: int | None, by: Any) -> int:
    """Let a clock of an incident stand still until a day; the record's sequence. What is late cannot be stopped."""
    if of not in STOPPABLE:
        raise Refused("CLOCK_UNSTOPPABLE")
    if not reason.strip():
        raise Refused("STEP_REASON")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor, today = handler(row, by), clock.today()
        one = _running(row, of, deed.rows)
        if one is None or one.stopped(today):
            raise Refused("CLOCK_NOT_RUNNING")
        if one.late(today):
            raise Refused("CLOCK_LATE")
        if until is None or not today < until <= today + LONGEST_STOP:
            raise Refused("CLOCK_STOP_LONG", most=LONGEST_STOP)
        facts = {"clock": of.value, "until": until, "reason": reason.strip()}
        return deed.record("incident.clock_stopped", subject=row.number, actor=actor.number, facts=facts)


def start_clock(*, number: str, of: Clock, reason: str, by: Any) -> int:
    """Let a stopped clock run again before its day; the record's sequence."""
    if not reason.strip():
        raise Refused("STEP_REASON")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        one = _running(row, of, deed.rows)
        if one is None or not one.stopped(clock.today()):
            raise Refused("CLOCK_NOT_STOPPED")
        facts = {"clock": of.value, "reason": reason.strip()}
        return deed.record("incident.clock_started", subject=row.number, actor=actor.number, facts=facts)


def _running(row: IncidentRow, of: Clock, rows: Rows) -> Deadline | None:
    """A clock of an open incident that is not met yet."""
    if State(row.state) in UNASSESSED | {State.CLOSED} or of not in DAYS:
        return None
    steps = history(row.number, rows)
    found = deadlines(day_of(row.opened_at or 0), row.level, met_on(steps), limits_set(), stops_on(steps))
    return next((one for one in found if one.clock is of and one.met is None), None)
