"""Hand-overs with two sides: the giver's moves the ranges, the receiver's confirms them. (government)"""

from collections.abc import Sequence
from typing import Any

import orjson

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from ...models import Scan
from ...projections import GOVERNMENT
from ..policies import Keeping, require_for
from ..queries.holdings import holder_called, site_meant
from ..rules.requests import moved
from ..rules.spans import common, less, read, stored, written
from ..types.requests import IN_TRANSIT, HandOverRow, RequestRow
from ..types.spans import Span
from .movements import Done, Movement, enter, held, settled
from .requests import request_row

# What a hand-over does to ranges: only the holder changes; they are given out for use; they come back into stock.
ACTIONS = ("hand_over", "allocate", "return")
# What is given out to whoever closes bags with it himself, without a site.
FOR_TRADE = ("negociant", "processor", "negociant_book")


def hand_over(
    *,
    giver: str,
    receiver: str,
    type_: str,
    ranges: str,
    day: int,
    action: str = "hand_over",
    site: str = "",
    document: str = "",
    by: Any,
) -> Done:
    """Record the giver's side: the ranges stand with the receiver, in transit until he confirms.

    Refused NOT_HELD, SAME_DAY, NOT_CONFIRMED for ranges that the giver himself has not confirmed, SAME_HOLDER,
    SITE_NEEDED where mine tags are given out for use.
    """
    from_whom, whom, place = holder_called(giver), holder_called(receiver), site_meant(site)
    with acting(GOVERNMENT) as act:
        actor = require_for(by, Act.HAND_OVER_TAGS, from_whom, place)
        facts = {
            "action": action, "giver": from_whom, "receiver": whom, "site": place, "type": type_, "day": day,
            "document": document.strip(), "request": "",
        }  # fmt: skip
        keys, seq = _give(act, facts, read(type_, ranges), actor)
    return Done(seq, settled(keys))


def hand_over_granted(*, number: str, day: int, document: str = "", by: Any) -> Done:
    """Hand over what a request was granted."""
    with acting(GOVERNMENT) as act:
        row = request_row(act.rows, number)
        actor = require_for(by, Act.HAND_OVER_TAGS, row.giver, row.site)
        moved(row.stage, "hand_over")
        facts = {
            "action": _action(row), "giver": row.giver, "receiver": row.holder, "site": row.site, "type": row.type,
            "day": day, "document": document.strip(), "request": number,
        }  # fmt: skip
        keys, seq = _give(act, facts, stored(orjson.loads(row.granted)), actor)
    return Done(seq, settled(keys))


def _action(row: RequestRow) -> str:
    return "allocate" if row.site or row.type in FOR_TRADE else "hand_over"


def _give(act: Any, facts: dict[str, Any], spans: Sequence[Span], actor: Actor) -> tuple[Any, int]:
    action, giver, receiver, site = (facts[name] for name in ("action", "giver", "receiver", "site"))
    if action not in ACTIONS or not receiver or giver == receiver:
        raise Refused("SAME_HOLDER")
    if action == "allocate" and facts["type"] == "mine" and not site:
        raise Refused("SITE_NEEDED")
    held(spans, holder=giver, day=facts["day"], action=action)
    _confirmed(act.rows, giver, spans)
    movements = [Movement(span, receiver, site if action == "allocate" else "") for span in spans]
    entered = enter(
        action, movements, day=facts["day"], document=facts["document"], reason=facts["request"],
        source=f"{giver} > {receiver}", by=actor.number,
    )  # fmt: skip
    facts = facts | {"ranges": written(spans), "act": entered.act}
    seq = act.record("tags.handed_over", subject=f"{giver} > {receiver}", actor=actor.number, facts=facts)
    return entered.keys, seq


def _confirmed(rows: Rows, giver: str, spans: Sequence[Span]) -> None:
    """What is still in transit to the giver is not his to hand on."""
    for row in rows.of(HandOverRow).find("receiver", [giver]):
        if row.state == IN_TRANSIT and (waiting := common(spans, stored(orjson.loads(row.ranges)))):
            raise Refused("NOT_CONFIRMED", ranges=str(waiting[0]), seq=row.seq)


def confirm_receipt(*, seq: int, day: int, missing: str = "", note: str = "", on_paper: bool = False, by: Any) -> int:
    """Record the receiver's side: counted, with what is missing.

    With the receiver's own account (Refused NOT_RECEIVER), or by another person where the act signed on paper is
    attached (Refused NOT_SIGNED); never by who gave (Refused BOTH_SIDES).
    """
    with acting(GOVERNMENT) as act:
        row = next(iter(act.rows.of(HandOverRow).find("seq", [seq])), None)
        if row is None:
            raise Refused("ID_UNKNOWN", id=str(seq))
        actor = _receiver(by, row, on_paper)
        if row.state != IN_TRANSIT:
            raise Refused("RECEIVED_ALREADY", seq=seq)
        if not row.day <= day <= clock.today():
            raise Refused("RECEIPT_DAY")
        lacking = read(row.type, missing)
        if strange := less(lacking, stored(orjson.loads(row.ranges))):
            raise Refused("NOT_HANDED_OVER", ranges=str(strange[0]))
        if lacking and not note.strip():
            raise Refused("DIFFERENCE_NOTE")
        facts = {
            "hand_over": seq, "day": day, "missing": written(lacking), "note": note.strip(), "on_paper": on_paper,
        }  # fmt: skip
        return act.record("tags.received", subject=row.receiver, actor=actor.number, facts=facts)


def _receiver(by: Any, row: HandOverRow, on_paper: bool) -> Actor:
    if on_paper:
        actor = require_for(by, Act.HAND_OVER_TAGS, row.giver, row.site)
        if actor.number == row.given_by:
            raise Refused("BOTH_SIDES")
        if not Scan.objects.filter(act=row.act, withdrawn_by=None).exists():
            raise Refused("NOT_SIGNED", act=row.act)
        return actor
    actor = require(by, Act.HAND_OVER_TAGS)
    if actor.number == row.given_by:
        raise Refused("BOTH_SIDES")
    if not Keeping().belongs(actor, row.receiver, row.site):
        raise Refused("NOT_RECEIVER", holder=row.receiver)
    return actor
