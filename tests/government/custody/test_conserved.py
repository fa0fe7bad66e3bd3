"""No number is lost on its way: whatever is done, received = in stock + allocated and left + used + dead."""

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.government.custody.queries.holdings import holdings
from chanzo.government.custody.queries.inventories import inventory_on, seen_as, selection_of
from chanzo.government.custody.rules.spans import texts
from chanzo.government.custody.services.counts import declare, take_stock
from chanzo.government.custody.services.hand_overs import confirm_receipt, hand_over
from chanzo.government.custody.services.inventories import cancel_inventory
from chanzo.people.scopes import EVERYTHING
from chanzo.people.types import Actor, Role
from chanzo.traceability.queries.tag_stock import tag_stock
from chanzo.traceability.stock import DEAD, IN_STOCK

from ..office import Office
from .store import ADMIN, MINE, SECRETARIAT, TODAY, bag

HOLDERS = ("ONE", "TWO", "THREE")
NUMBERS = [f"Z{number:02}" for number in range(40)]
places = st.sampled_from(HOLDERS)
ranges = st.tuples(st.integers(0, 39), st.integers(0, 12)).map(lambda r: (r[0], min(r[0] + r[1], 39)))
acts = st.lists(
    st.one_of(
        st.tuples(st.just("give"), places, places, ranges, st.sampled_from(["hand_over", "allocate", "return"])),
        st.tuples(st.sampled_from(["lose", "steal", "damage"]), places, ranges),
        st.tuples(st.just("count"), places, ranges),
        st.tuples(st.just("use"), st.integers(0, 39)),
        st.tuples(st.just("cancel"), places),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts)
def test_every_number_received_is_in_stock_or_out_or_used_or_dead(office: Office, done: list[tuple]) -> None:
    with transaction.atomic():
        _take_in(office)
        used: set[str] = set()
        for day, act in enumerate(done, TODAY - 20):
            try:
                _do(office, act, day, used)
            except Refused:
                continue
        found = [one for one in tag_stock(TODAY, scope=EVERYTHING) if one.prefix == "Z"]
        assert sum(one.count for one in found) == len(NUMBERS)
        state = Counter()
        for one in found:
            state[one.state] += one.count
        usable = {text for one in holdings(TODAY, type_="mine") if one.span.prefix == "Z" for text in texts([one.span])}
        dead = {one.text(n) for one in found if one.state == DEAD for n in range(one.first, one.last + 1)}
        assert usable == set(NUMBERS) - used - dead
        assert len(NUMBERS) == len(usable) + len(used - dead) + state[DEAD]
        assert state[IN_STOCK] <= len(usable | used)
        transaction.set_rollback(True)


def _take_in(office: Office) -> None:
    office.take(tag_movements="action,type,first,last,date,holder,site\n"
                f"receive,mine,Z00,Z39,{day_text(TODAY - 30)},ONE,\n")  # fmt: skip


def _do(office: Office, act: tuple, day: int, used: set[str]) -> None:
    kind = act[0]
    if kind == "give":
        _, giver, receiver, (first, last), action = act
        given = hand_over(
            giver=giver, receiver=receiver, type_="mine", ranges=f"{NUMBERS[first]} - {NUMBERS[last]}", day=day,
            action=action, site="S-1", by=SECRETARIAT,
        )  # fmt: skip
        confirm_receipt(seq=given.seq, day=day, by=Actor("P-99999999", Role.OFFICIAL, receiver, frozenset({"S-9"})))
    elif kind == "count":
        _, holder, (first, last) = act
        take_stock(holder=holder, type_="mine", counted=f"{NUMBERS[first]} - {NUMBERS[last]}", day=day, by=ADMIN)
    elif kind == "use":
        office.take(mine_log=MINE + bag(NUMBERS[act[1]], day, act[1], book="", page=f"P{day}"))
        used.add(NUMBERS[act[1]])
    elif kind == "cancel":
        wanted = selection_of([act[1]], [])
        seen = seen_as(day, inventory_on(day, wanted))
        cancel_inventory(wanted=wanted, day=day, reason="r", document="d", seen=seen, by=ADMIN)
    else:
        _, holder, (first, last) = act
        declare(action=kind, holder=holder, type_="mine", ranges=f"{NUMBERS[first]} - {NUMBERS[last]}", day=day,
                reason="r", by=ADMIN)  # fmt: skip
