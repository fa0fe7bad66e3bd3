"""The lines that acts of custody state: ranges that move are movements like any other, and enter by the one door.
(government)
"""

from collections.abc import Sequence
from typing import NamedTuple

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.ledger.services.recording import recording
from chanzo.ledger.shelves import compact
from chanzo.sites.door import Keys, Settled, door
from chanzo.traceability.plan import Arrival, Row, SheetRows
from chanzo.traceability.stock import TURN
from chanzo.traceability.tables import sheet_name
from chanzo.traceability.types import VERSIONS
from chanzo.verification.services.receive import Intake

from ...types import MOVEMENTS, act_number
from ..queries.holdings import Holding, holdings
from ..rules.spans import common, less
from ..types.spans import Span

TABLE = "tag_movements"


class Movement(NamedTuple):
    """One act on a range; empty words are left out of its line."""

    span: Span
    holder: str
    site: str = ""


class Entered(NamedTuple):
    """Lines that stand: what must be judged, and the number of the official act that they make."""

    keys: Keys
    act: str


class Done(NamedTuple):
    """An act that stands: its record, and how findings differ since."""

    seq: int
    settled: Settled


def enter(
    action: str, movements: Sequence[Movement], *, day: int, document: str, reason: str, source: str, by: str
) -> Entered:
    """Record movements of one sort and day within the present recording; Refused MOVEMENT_KNOWN for what was."""
    rows: list[Row] = []
    for movement in movements:
        first, last = movement.span.ends
        cells = {
            "action": action, "type": movement.span.type, "first": first, "last": last, "date": day,
            "holder": movement.holder, "site": movement.site, "document": document, "reason": reason,
        }  # fmt: skip
        rows.append(Row(len(rows) + 1, compact({name: cell for name, cell in cells.items() if cell != ""})))
    with recording() as ledger:
        arrival = Arrival(batch=None, file=source, received_at=int(ledger.record_time.timestamp()))
        plan = Intake(by=by).take([SheetRows(TABLE, sheet_name(TABLE, {}), rows)], arrival)
    new = sorted(line.version for line in plan.lines if line.effective)
    if action != "count" and len(plan.records) == 0:
        raise Refused("MOVEMENT_KNOWN", day=day_text(day))
    act = act_number(MOVEMENTS[action], day, new[0] // VERSIONS, new[0] % VERSIONS + 1) if new else ""
    return Entered(frozenset(plan.touched.keys), str(act))


def settled(keys: Keys) -> Settled:
    """Judge what movements touched, after they stand."""
    return door().settle(keys) if keys else Settled()


def held(spans: Sequence[Span], *, holder: str, day: int, action: str) -> list[Holding]:
    """The holdings of which ranges are taken for an act.

    Refused NOT_HELD for numbers that the holder does not have unused on that day; SAME_DAY where paper that dates by
    the day could not tell this act from one of the same day.
    """
    if day > clock.today():
        raise Refused("DAY_IN_FUTURE")
    if not spans:
        raise Refused("NO_RANGES")
    of_holder = holdings(day, holder=holder, type_=spans[0].type)
    if strange := less(spans, [one.span for one in of_holder]):
        raise Refused("NOT_HELD", holder=holder, ranges=", ".join(map(str, strange[:3])), day=day_text(day))
    taken = [one for one in of_holder if common([one.span], spans)]
    for one in taken:
        if one.since == day and TURN[one.action] >= TURN[action] and action != "count":
            raise Refused("SAME_DAY", ranges=str(one.span), day=day_text(day))
    return [one._replace(span=part) for one in taken for part in common([one.span], spans)]
