"""Sizes of sites on the map: round limits, larger figures never smaller."""

from hypothesis import given
from hypothesis import strategies as st

from chanzo.sites.map.rows import size_of, steps_of

FIGURES = st.lists(st.integers(0, 10**9), max_size=40)


@given(FIGURES)
def test_limits_are_few_and_round(figures: list[int]) -> None:
    steps = steps_of(figures)
    assert len(steps) <= 3
    assert steps == sorted(set(steps))
    assert all(str(step).rstrip("0") in {"1", "2", "5"} for step in steps)


@given(FIGURES, st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_larger_figure_is_never_drawn_smaller(figures: list[int], one: int, other: int) -> None:
    steps = steps_of(figures)
    small, large = sorted((one, other))
    assert 0 <= size_of(small, steps) <= size_of(large, steps) <= 3
    assert size_of(None, steps) == size_of(0, steps) == 0
