"""Stock-takes of tags and books, and what became of what is missing: lost, stolen, damaged, found. (government)"""

from typing import Any

import orjson

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.types import Act
from chanzo.sites.door import Keys

from ...projections import GOVERNMENT
from ..models import Difference
from ..policies import require_for
from ..queries.holdings import holder_called, holdings, site_meant
from ..rules.spans import common, count, joined, less, read, written
from ..rules.spans import stored as ranges_of
from ..types.keeping import FOUND, LOSSES, DifferenceRow
from ..types.spans import TYPES, Span
from .movements import Done, Movement, enter, held, settled


def take_stock(*, holder: str, type_: str, counted: str, day: int, site: str = "", document: str = "", by: Any) -> Done:
    """Count what a holder has unused of one type on a day, and hold it against the computed stock.

    What is missing waits for an explanation; what was counted and should not be there is told as surplus.
    """
    whom, place = holder_called(holder), site_meant(site)
    actor = require_for(by, Act.COUNT_TAGS, whom, place)
    if day > clock.today():
        raise Refused("DAY_IN_FUTURE")
    if not whom or type_ not in TYPES:
        raise Refused("HOLDER_NEEDED")
    there = read(type_, counted)
    keys: Keys = frozenset()
    with acting(GOVERNMENT) as act:
        expected = joined(one.span for one in holdings(day, holder=whom, site=place, type_=type_))
        if not expected and not there:
            raise Refused("NOTHING_TO_COUNT", holder=whom)
        if there:
            lines = [Movement(span, whom, place) for span in there]
            keys = enter(
                "count", lines, day=day, document=document.strip(), reason="", source=f"count {whom}", by=actor.number
            ).keys
        facts = {
            "holder": whom, "site": place, "type": type_, "day": day, "document": document.strip(),
            "counted": written(there), "expected": count(expected), "missing": written(less(expected, there)),
            "surplus": written(less(there, expected)), "head": act.ledger.head,
        }  # fmt: skip
        seq = act.record("tags.counted", subject=whom, actor=actor.number, facts=facts)
    return Done(seq, settled(keys))


def declare(
    *, action: str, holder: str, type_: str, ranges: str, day: int, reason: str, document: str = "", by: Any
) -> Done:
    """Declare ranges lost, stolen or damaged: from the day after, their use raises DEAD."""
    whom = holder_called(holder)
    if action not in LOSSES:
        raise Refused("DECLARED_AS", action=action)
    return _declare(action, whom, read(type_, ranges), day, reason, document, None, by)


def explain_difference(
    *, seq: int, action: str, ranges: str = "", day: int, reason: str, document: str = "", by: Any
) -> Done:
    """Say what became of numbers that a count or a receipt did not find, all that is open where no ranges are named.

    Lost, stolen and damaged numbers are out of use from then on; numbers found again stay as they were.
    """
    row = Difference.objects.filter(seq=seq).first()
    if row is None:
        raise Refused("ID_UNKNOWN", id=str(seq))
    open_ = ranges_of(orjson.loads(row.open))
    spans = read(row.type, ranges) if ranges.strip() else open_
    return _declare(action, row.holder, spans, day, reason, document, seq, by)


def _declare(
    action: str,
    holder: str,
    spans: list[Span],
    day: int,
    reason: str,
    document: str,
    difference: int | None,
    by: Any,
) -> Done:
    if action not in (*LOSSES, FOUND):
        raise Refused("DECLARED_AS", action=action)
    if not reason.strip():
        raise Refused("REASON_NEEDED")
    if not spans:
        raise Refused("NO_RANGES")
    keys: Keys = frozenset()
    number = ""
    with acting(GOVERNMENT) as act:
        actor = require_for(by, Act.COUNT_TAGS, holder)
        if difference is not None:
            _within(act.rows.of(DifferenceRow).find("seq", [difference])[0], spans)
        if action != FOUND:
            taken = held(spans, holder=holder, day=day, action=action)
            lines = [Movement(one.span, holder, one.site) for one in taken]
            keys, number = enter(
                action, lines, day=day, document=document.strip(), reason=reason.strip(), source=f"{action} {holder}",
                by=actor.number,
            )  # fmt: skip
        facts = {
            "action": action, "holder": holder, "type": spans[0].type, "ranges": written(spans), "day": day,
            "reason": reason.strip(), "document": document.strip(), "difference": difference, "act": number,
        }  # fmt: skip
        seq = act.record("tags.declared", subject=holder, actor=actor.number, facts=facts)
    return Done(seq, settled(keys))


def _within(row: DifferenceRow, spans: list[Span]) -> None:
    open_ = ranges_of(orjson.loads(row.open))
    if count(common(spans, open_)) < count(joined(spans)):
        raise Refused("NOT_MISSING", ranges=str(less(spans, open_)[0]))
