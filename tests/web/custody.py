"""What custody did in the small programme: a lockbox in the North, a request, a hand-over, a count, an inventory."""

from chanzo.core import clock
from chanzo.government.custody.models import Inventory
from chanzo.government.custody.queries.inventories import inventory_on, seen_as, selection_of
from chanzo.government.custody.services.counts import take_stock
from chanzo.government.custody.services.hand_overs import hand_over
from chanzo.government.custody.services.inventories import cancel_inventory
from chanzo.government.custody.services.lockboxes import set_up_lockbox
from chanzo.government.custody.services.requests import request_tags
from chanzo.people.types import SYSTEM

KEYS = [["state service", "SERVICE", ""], ["cooperative", "COOP-1", ""]]


def custody_of_north() -> dict[str, str]:
    """Tags of Mine One lie in a lockbox, one is missing; those of Mine Two in the South are cancelled."""
    today = clock.today()
    box = set_up_lockbox(code="LB-9", name="", site="S-1", point="", keyholders=KEYS, from_day=today - 9, by=SYSTEM)
    given = hand_over(giver="SERVICE", receiver=box, type_="mine", ranges="0110-0119", day=today - 5, by=SYSTEM)
    taken = take_stock(holder=box, type_="mine", counted="0110-0118", day=today - 2, by=SYSTEM)
    number = request_tags(holder=box, giver="SERVICE", type_="mine", quantity=5, site="S-1", reason="more", by=SYSTEM)
    wanted = selection_of([], ["S-2"])
    seen = seen_as(today, inventory_on(today, wanted))
    done = cancel_inventory(wanted=wanted, day=today, reason="seized", document="PV", seen=seen, by=SYSTEM)
    return {
        "hand-over": str(given.seq),
        "count": str(taken.seq),
        "TQ": number,
        "IC": Inventory.objects.get(seq=done.seq).number,
    }
