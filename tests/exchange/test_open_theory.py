"""What the public reads of the theory: frozen figures alone, none of a few, none that two periods would give."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from chanzo.exchange.rules.theory import LEAST, public_among, told


@dataclass(frozen=True)
class Frozen:
    seq: int
    first: int
    last: int


spans = st.tuples(st.integers(0, 30), st.integers(0, 12))


@given(st.lists(spans, max_size=12))
def test_no_two_public_periods_overlap_without_being_the_same(found: list[tuple[int, int]]) -> None:
    every = [Frozen(seq, first, first + length) for seq, (first, length) in enumerate(found)]
    shown = public_among(every)
    for one in shown:
        for other in shown:
            same = (one.first, one.last) == (other.first, other.last)
            assert same or one.last < other.first or other.last < one.first
    # What was shown once stays: a later snapshot takes no earlier one away.
    for cut in range(len(every)):
        assert set(public_among(every[:cut])) <= set(shown)


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_share_of_a_few_or_of_all_but_a_few_is_withheld(part: int, more: int) -> None:
    whole = part + more
    value = part / whole if whole else None
    seen, withheld = told({"value": value, "numerator": part, "denominator": whole, "n": whole}, "share")
    few = whole and any(0 < number < LEAST for number in (part, more, whole))
    assert withheld == bool(few)
    assert seen == (None if few else value)


@given(st.integers(0, 12))
def test_a_count_of_a_few_is_withheld_and_none_is_told(number: int) -> None:
    seen, withheld = told({"value": number, "numerator": number, "denominator": None, "n": number}, "count")
    assert withheld == (0 < number < LEAST)
    assert seen == (None if withheld else number)


def test_no_data_is_neither_nought_nor_withheld() -> None:
    assert told(None, "share") == (None, False)
    assert told({"value": None, "numerator": 0, "denominator": 0, "n": 0}, "share") == (None, False)
    assert told({"value": 3.5, "numerator": None, "denominator": None, "n": 4}, "median") == (None, True)
