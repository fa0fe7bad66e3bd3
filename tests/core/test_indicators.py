"""How cases become an observation: against plain arithmetic on random cases."""

from fractions import Fraction
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.indicators import Case, Cases, Direction, Figure, Indicator, Reckoning, observe

PLACES = ("Maniema", "Sud-Kivu", "")
cases = st.lists(
    st.builds(
        Case,
        key=st.sampled_from("ABCDE"),
        seq=st.integers(1, 9),
        day=st.integers(20000, 20100),
        part=st.integers(0, 50),
        whole=st.integers(0, 60),
        n=st.integers(1, 4),
        known=st.booleans(),
        by=st.tuples(st.sampled_from(PLACES)),
    )
)


def an_indicator(reckoning: Reckoning, per: int = 1) -> Indicator:
    return Indicator(
        "things.done", 1, "Things done", "What was done.", "share", reckoning, Direction.UP, "done", "all", per=per,
        breakdowns=("province",),
    )  # fmt: skip


def told(reckoning: Reckoning, rows: list[Case], begun: bool = True, per: int = 1):  # type: ignore[no-untyped-def]
    return observe(an_indicator(reckoning, per), Cases(begun, rows), month=lambda day: str(day // 30))


@given(cases)
def test_parts_of_a_count_add_up_over_every_breakdown(rows: list[Case]) -> None:
    found = told(Reckoning.COUNT, rows)
    known = [case for case in rows if case.known]
    assert found.figure == Figure(sum(c.part for c in known), sum(c.part for c in known), None, sum(c.n for c in known))
    for by in found.breakdown.values():
        assert sum(figure.value or 0 for figure in by.values()) == found.figure.value
        assert sum(figure.n for figure in by.values()) == found.figure.n


@given(cases, st.sampled_from((1, 1000)))
def test_a_share_is_parts_over_wholes_and_nothing_over_nothing_is_no_data(rows: list[Case], per: int) -> None:
    found = told(Reckoning.RATE, rows, per=per)
    part, whole = sum(c.part for c in rows if c.known), sum(c.whole for c in rows if c.known)
    expected = None if whole == 0 else round(float(Fraction(per * part, whole)), 6)
    assert found.figure.value == expected
    for by in found.breakdown.values():
        assert sum(figure.numerator or 0 for figure in by.values()) == part
        assert sum(figure.denominator or 0 for figure in by.values()) == whole


@given(cases)
def test_a_median_counts_every_case_as_often_as_it_stands_for_things(rows: list[Case]) -> None:
    every = [case.part for case in rows if case.known for _ in range(case.n)]
    assert told(Reckoning.MEDIAN, rows).figure.value == (median(every) if every else None)


@given(cases)
def test_the_records_are_those_of_all_cases_and_completeness_counts_the_unknown(rows: list[Case]) -> None:
    found = told(Reckoning.SHARE, rows)
    assert list(found.records) == sorted({case.seq for case in rows})
    every, sure = sum(c.n for c in rows), sum(c.n for c in rows if c.known)
    assert found.completeness == (round(sure / every, 6) if every else None)


@given(cases, st.sampled_from(list(Reckoning)))
def test_what_was_never_recorded_is_no_data_and_not_nought(rows: list[Case], reckoning: Reckoning) -> None:
    assert told(reckoning, rows, begun=False).figure == Figure(None, None, None, 0)


def test_a_count_of_nothing_is_nought_once_somebody_keeps_such_records() -> None:
    assert told(Reckoning.COUNT, []).figure.value == 0
