"""A whole inventory cancelled in one act: from the day after, use of its tags and books raises DEAD. (government)"""

from typing import Any

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act

from ...projections import GOVERNMENT
from ..policies import Keeping, may_for
from ..queries.inventories import Selection, inventory_on, seen_as
from .movements import Done, Movement, enter, settled


def cancel_inventory(*, wanted: Selection, day: int, reason: str, document: str, seen: str, by: Any) -> Done:
    """Cancel every range that the preview showed (``seen`` is its word): all lines in one transaction.

    Refused INVENTORY_MOVED when it is no longer what was looked at, INVENTORY_EMPTY, REASON_NEEDED, DOCUMENT_NEEDED.
    """
    actor = require(by, Act.CANCEL_INVENTORY)
    if day > clock.today():
        raise Refused("DAY_IN_FUTURE")
    if not reason.strip():
        raise Refused("REASON_NEEDED")
    if not document.strip():
        raise Refused("DOCUMENT_NEEDED")
    with acting(GOVERNMENT) as act:
        found = inventory_on(day, wanted)
        if not found:
            raise Refused("INVENTORY_EMPTY")
        if seen != seen_as(day, found):
            raise Refused("INVENTORY_MOVED")
        keeping = Keeping()
        places = {(one.holder, one.site) for one in found}
        if not all(may_for(actor, Act.CANCEL_INVENTORY, *place, keeping) for place in places):
            raise Refused("NOT_ALLOWED", act=str(Act.CANCEL_INVENTORY), role=str(actor.role))
        number = f"IC-{from_day(day).year}-{act.ledger.head + 1:06d}"
        entered = enter(
            "cancel", [Movement(one.span, one.holder, one.site) for one in found], day=day, document=document.strip(),
            reason=reason.strip(), source=number, by=actor.number,
        )  # fmt: skip
        facts = {
            "selection": wanted.facts(), "day": day, "reason": reason.strip(), "document": document.strip(),
            "ranges": [[one.span.type, *one.span.ends, one.holder, one.site, one.state] for one in found],
        }  # fmt: skip
        seq = act.record("inventory.cancelled", subject=number, actor=actor.number, facts=facts)
    return Done(seq, settled(entered.keys))
