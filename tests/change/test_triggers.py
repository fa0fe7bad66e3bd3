"""Triggers read and decided, also where something is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.change.queries.watching import written
from chanzo.change.rules.triggers import SIGNS, Term, relative_change, rings, trigger_in
from chanzo.core.refusals import Refused

TERMS = ["visits.made", "change(lots.exporters)", "latest(tin_price)", "total(conflict, 90)", "change(tin_price, 90)",
         "volatility(tin_price, 365)"]  # fmt: skip
conditions = st.tuples(st.sampled_from(TERMS), st.sampled_from(sorted(SIGNS)), st.integers(-5, 5))


@given(st.lists(st.lists(conditions, min_size=1, max_size=3), min_size=1, max_size=3), st.data())
def test_a_trigger_rings_as_a_plain_reading_of_it_says(alternatives, data) -> None:  # type: ignore[no-untyped-def]
    text = " or ".join(" and ".join(f"{t} {s} {n}" for t, s, n in each) for each in alternatives)
    values = {term: data.draw(st.one_of(st.none(), st.integers(-5, 5))) for term in TERMS}
    trigger = trigger_in(text)
    assert [written(term) for term in trigger.terms] == list(
        dict.fromkeys(t for each in alternatives for t, _, _ in each)
    )

    def possible(each):  # type: ignore[no-untyped-def]
        """Both answers that an unknown condition could still give."""
        sets = [{SIGNS[s](values[t], n)} if values[t] is not None else {True, False} for t, s, n in each]
        return {all(pick) for pick in _picks(sets)}

    outcomes = {any(pick) for pick in _picks([possible(each) for each in alternatives])}
    found = rings(trigger, lambda term: values[written(term)])
    # Three-valued: never a wrong certainty; certain whenever no condition is unknown.
    assert found is None or outcomes == {found}
    if all(value is not None for value in values.values()):
        assert {found} == outcomes


def _picks(sets):  # type: ignore[no-untyped-def]
    picked = [()]
    for each in sets:
        picked = [(*before, one) for before in picked for one in each]
    return picked


@pytest.mark.parametrize(
    ("text", "at"),
    [("", 1), ("visits.made", 1), ("visits.made < ", 1), ("visits.made < 1 and", 17), ("total(x) > 1", 1),
     ("latest(x, 4) > 1", 1), ("a.b < 1 xor a.b > 2", 9), ("Visits < 1", 1)],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(text: str, at: int) -> None:
    with pytest.raises(Refused) as refused:
        trigger_in(text)
    assert refused.value.code == "TRIGGER_WRONG"
    assert refused.value.facts["at"] == at


def test_a_decimal_comma_is_read() -> None:
    assert trigger_in("a.b >= -0,5").alternatives[0][0].number == -0.5
    assert trigger_in("a.b < 1").terms == (Term("a.b"),)


def test_a_change_from_nothing_is_not_known() -> None:
    assert relative_change(3, 0) is None
    assert relative_change(None, 3) is None
    assert relative_change(3, 4) == -0.25
    assert relative_change(-3, -4) == 0.25
