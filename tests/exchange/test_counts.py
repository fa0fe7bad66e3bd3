"""Counts of incidents for the public: nobody who knows the rule reckons out a number below five."""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.exchange.models import IncidentCount
from chanzo.exchange.rules.counts import LEAST, PARTS, counted, folded
from chanzo.exchange.services.counting import count_halves
from chanzo.incidents.rules.statistics import Case, half_days, half_of
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Clock
from chanzo.ledger.models import Record
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import SYSTEM
from tests.incidents.conftest import days, programme

__all__ = ["days", "programme"]
JANUARY = to_day(date(2026, 1, 1))


@pytest.mark.parametrize(("keys", "most"), [("ab", 30), ("abc", 14), ("abcd", 8)])
def test_whoever_knows_the_rule_and_the_total_learns_no_small_number(keys: str, most: int) -> None:
    """Every table that there can be, by what is told of it: a small number is never the same in all that look alike."""
    alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(most + 1), repeat=len(keys)):
        if sum(numbers) >= LEAST:
            counts = {key: number for key, number in zip(keys, numbers, strict=True) if number}
            told = tuple(tuple(row) for row in folded(counts, keys))
            alike[told, sum(numbers)].append(numbers)
    for (told, total), tables in alike.items():
        # At the brink of what is tried here other tables would look alike too.
        if total > most:
            continue
        for at in range(len(keys)):
            values = {numbers[at] for numbers in tables}
            assert len(values) > 1 or values.isdisjoint(range(1, LEAST)), (told, tables)


@given(counts=st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 40), min_size=1))
@settings(max_examples=200)
def test_every_number_told_is_large_and_all_add_up(counts: dict[str, int]) -> None:
    rows = folded(counts, ())
    if rows:
        assert sum(number for _, number in rows) == sum(counts.values())
    else:
        assert sum(counts.values()) < LEAST or len(counts) == 1
    assert all(number >= LEAST for _, number in rows)
    assert all(counts[key] == number for key, number in rows if key)


def case(at: int, **more: object) -> Case:
    known = {
        "number": f"NO-2026-{at:04d}", "level": 1 + at % 3, "category": "bribery", "province": "North", "site": "",
        "opened": JANUARY + at, "closed": None, "outcome": "", "public": False, "met": {},
    }  # fmt: skip
    return Case(**(known | more))  # type: ignore[arg-type]


def test_a_half_year_of_fewer_than_five_tells_nothing() -> None:
    counts = counted([case(at) for at in range(4)], JANUARY + 300)
    assert (counts.total, counts.parts, counts.medians) == (None, {}, {})


def test_withheld_incidents_count_and_medians_are_of_five_at_least() -> None:
    cases = [case(at, public=at < 6, met={Clock.NOTIFY: JANUARY + at + 2}) for at in range(12)]
    cases += [case(20, met={Clock.VERIFY: JANUARY + 200})]
    counts = counted(cases, JANUARY + 300)
    assert counts.total == 13
    assert set(counts.parts) == set(PARTS)
    assert list(counts.parts["publication"]) == [["withheld", 7], ["published", 6]]
    # One was verified late: it stands with the others.
    assert list(counts.parts["verification"]) == [["", 13]]
    assert counts.medians == {"notify": 4}


@pytest.mark.django_db
def test_a_half_year_is_counted_once_when_it_is_due_and_stays_so(programme: object, days: object) -> None:
    for at in range(6):
        days(at)  # type: ignore[operator]
        open_incident(account=Account("safety", site="S-1", texts={"summary": "x"}), by=SYSTEM)
    last = half_days(half_of(days(0)))[1]  # type: ignore[operator]
    assert count_halves(today=last + 90) == 0
    assert count_halves(today=last + 91) == 1
    body = IncidentCount.objects.get().counts
    open_incident(account=Account("bribery", site="S-2", texts={"summary": "x"}), by=SYSTEM)
    assert count_halves(today=last + 92) == 0
    assert IncidentCount.objects.get().counts == body
    assert Record.objects.filter(kind="publication.counted").count() == 1
    assert check_chain().ok
