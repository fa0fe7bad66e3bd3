"""What a site can give in a month: three ways to say it, how far they lie apart, when one person is not enough."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from chanzo.sites.rules.capacity import (
    WEAK,
    computed_capacity,
    disagreements,
    figures_of,
    moves_of,
    observed_capacity,
    proposed_capacity,
    second_person,
    stated_capacity,
    workers_of,
    yields_on,
)
from chanzo.sites.types.capacity import Agreement, Basis, EstimateState, Figures, Move, Range, Second, YieldRow

GRAMS = st.integers(0, 10_000_000)
RANGES = st.tuples(GRAMS, GRAMS).map(lambda ends: Range(*sorted(ends)))
MINERALS = [row.mineral for row in WEAK]


def a_yield(
    seq: int, region: str = "", from_day: int | None = None, mineral: str = "coltan", high_g: int = 0
) -> YieldRow:
    return YieldRow(seq, mineral, region, 1, high_g or seq, from_day, False, "measured")


def test_workers_times_yield_times_days() -> None:
    yields = yields_on((), (), 20_000)
    assert computed_capacity(10, "coltan", yields, 20) == Range(20_000, 400_000)
    assert computed_capacity(10, "cassiterite", yields, 20) == Range(200_000, 2_000_000)
    assert computed_capacity(10, "coltan+cassiterite", yields, 20) == Range(20_000, 2_000_000)
    assert computed_capacity(10, "gold", yields, 20) is None


@given(st.integers(0, 5_000), st.sampled_from(MINERALS), st.integers(0, 31))
def test_twice_the_workers_dig_twice_as_much(workers: int, mineral: str, days: int) -> None:
    yields = yields_on((), (), 20_000)
    once, twice = (computed_capacity(n, mineral, yields, days) for n in (workers, 2 * workers))
    assert once is not None
    assert twice is not None
    assert (twice.low_g, twice.high_g) == (2 * once.low_g, 2 * once.high_g)


def test_every_yield_that_nobody_set_is_marked_weak() -> None:
    assert {row.mineral for row in yields_on((), (), 0).values() if row.weak} == set(MINERALS)


def test_a_yield_of_the_smallest_area_counts_and_of_one_area_the_last_that_began() -> None:
    areas = ["territory:HILL", "province:NORTH"]
    rows = [a_yield(1, from_day=5), a_yield(2, "province:NORTH", 10), a_yield(3, "territory:HILL", 30)]
    rows += [a_yield(4, "territory:FAR", 1), a_yield(5, "province:NORTH", 20), a_yield(6, "province:NORTH", 20)]
    in_force = {day: yields_on(rows, areas, day)["coltan"].seq for day in (4, 5, 10, 20, 30, 99)}
    assert in_force == {4: 0, 5: 1, 10: 2, 20: 6, 30: 3, 99: 3}


def test_what_people_say_goes_from_the_least_to_the_most_of_each_mineral() -> None:
    said = [
        {"mineral": "coltan", "mass": 10_000, "per": "day"},
        {"mineral": "coltan", "mass": 90_000, "per": "week"},
        {"mineral": "cassiterite", "mass": 500_000, "per": "month"},
        {"mineral": "coltan", "mass": 1},
    ]
    assert stated_capacity(said, 20) == Range(200_000 + 500_000, 390_000 + 500_000)
    assert stated_capacity([], 20) is None


def test_what_was_weighed_is_brought_to_a_month_of_work() -> None:
    assert observed_capacity([{"mineral": "coltan", "mass": 30_000, "days": 3}], 26) == Range(260_000, 260_000)
    assert observed_capacity([{"mineral": "coltan", "mass": 30_000}], 26) is None


def test_those_who_dig_are_told_from_all_at_work_where_a_study_does() -> None:
    assert workers_of({"men": 30, "women": 10, "diggers": 22}) == 22
    assert workers_of({"men": 30, "women": 10}) == 40
    assert workers_of({}) is None
    assert figures_of({"men": 1, "women": 1}, {}).computed is None


@given(RANGES, RANGES)
def test_a_disagreement_is_how_many_times_the_nearest_ends_hold_each_other(one: Range, other: Range) -> None:
    (found,) = disagreements(Figures(stated=one, observed=other))
    (turned,) = disagreements(Figures(stated=other, observed=one))
    assert found.ratio_pm == turned.ratio_pm
    meet = max(one.low_g, other.low_g) <= min(one.high_g, other.high_g)
    if meet:
        assert (found.ratio_pm, found.agreement) == (1000, Agreement.AGREE)
    else:
        times = Fraction(max(one.low_g, other.low_g), max(min(one.high_g, other.high_g), 1))
        assert times <= Fraction(found.ratio_pm, 1000) < times + Fraction(1, 1000)
        assert (found.agreement is Agreement.FAR) == (times > 3)
        assert (found.agreement is Agreement.AGREE) == (found.ratio_pm <= 1500)


def test_each_two_of_three_figures_are_compared() -> None:
    figures = Figures(Range(1, 2), Range(3, 4), Range(5, 6))
    pairs = [(Basis.STATED, Basis.OBSERVED), (Basis.STATED, Basis.COMPUTED), (Basis.OBSERVED, Basis.COMPUTED)]
    assert [(found.one, found.other) for found in disagreements(figures)] == pairs
    assert disagreements(Figures()) == []


@given(st.lists(RANGES, min_size=1, max_size=3))
def test_the_high_end_proposed_is_one_that_two_figures_reach(ranges: list[Range]) -> None:
    found = proposed_capacity(Figures(*ranges))
    assert found is not None
    proposed, basis = found
    assert sum(figure.high_g >= proposed.high_g for figure in ranges) >= min(2, len(ranges))
    assert all(proposed.low_g <= figure.low_g for figure in ranges)
    assert (basis is Basis.COMBINED) == (len(ranges) > 1)


def test_nothing_is_proposed_from_nothing() -> None:
    assert proposed_capacity(Figures()) is None


@given(GRAMS, st.none() | GRAMS, st.sampled_from(["P-1", "P-2"]))
def test_one_person_is_enough_within_the_range_and_with_another_s_study(
    high_g: int, range_g: int | None, recorder: str
) -> None:
    reasons = second_person(high_g=high_g, range_g=range_g, recorded_by=recorder, proposed_by="P-1")
    assert (Second.OWN_STUDY in reasons) == (recorder == "P-1")
    assert (Second.NO_RANGE in reasons) == (range_g is None)
    assert (Second.ABOVE_RANGE in reasons) == (range_g is not None and high_g > range_g)


def test_who_proposes_may_only_take_back_and_others_only_judge_and_nothing_is_judged_twice() -> None:
    table = {
        (state, person): moves_of(state, proposed_by="P-1", person=person)
        for state, person in product(EstimateState, ("P-1", "P-2"))
    }
    assert table.pop((EstimateState.WAITING, "P-1")) == (Move.WITHDRAW,)
    assert table.pop((EstimateState.WAITING, "P-2")) == (Move.CONFIRM, Move.DECLINE)
    assert set(table.values()) == {()}
