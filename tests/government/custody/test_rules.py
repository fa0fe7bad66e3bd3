"""The life of a request, quotas, forecasts, padlocks: pure rules."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.government.custody.rules.keys import absent, keyholders_of
from chanzo.government.custody.rules.quotas import FAR_DAYS, forecast, limit_on, quota
from chanzo.government.custody.rules.requests import MOVES, moved, possible
from chanzo.government.custody.types.quotas import Limit
from chanzo.government.custody.types.requests import OPEN, Stage

ACTS = sorted({act for _, act in MOVES})


@given(st.lists(st.sampled_from(ACTS), max_size=12))
def test_a_request_moves_only_along_the_table_and_never_out_of_an_end(acts: list[str]) -> None:
    stage = Stage.PENDING
    for act in acts:
        before = stage
        try:
            stage = moved(stage, act)
        except Refused:
            assert (before, act) not in MOVES
        else:
            assert before in OPEN
    assert (stage in OPEN) == bool(possible(stage))


def test_tags_leave_only_after_they_were_granted_and_arrive_only_after_they_left() -> None:
    assert [stage for (stage, act) in MOVES if act == "hand_over"] == [Stage.GRANTED]
    assert [stage for (stage, act) in MOVES if act == "receive"] == [Stage.IN_TRANSIT]
    assert "cancel" not in possible(Stage.IN_TRANSIT)


@given(
    st.one_of(st.none(), st.integers(0, 10**9)), st.integers(0, 10_000), st.integers(1_000, 250_000),
    st.integers(0, 1_000),
)  # fmt: skip
def test_a_quota_is_never_negative_and_never_more_than_the_capacity_needs(
    high_g: int | None, in_stock: int, bag_g: int, margin_pm: int
) -> None:
    due = quota("S-1", high_g, in_stock, bag_g=bag_g, own_bag=False, margin_pm=margin_pm)
    assert 0 <= due.quota <= due.usable
    assert due.quota + in_stock >= due.usable
    needed = Fraction((high_g or 0) * (1000 + margin_pm), 1000 * bag_g)
    assert needed <= due.usable < needed + 1


def test_a_quota_counts_bags_of_the_capacity_with_a_margin_less_what_is_there() -> None:
    assert quota("S-1", 1_000_000, 10, bag_g=40_000, own_bag=False, margin_pm=200).quota == 20  # 25 bags + 5 - 10
    assert quota("S-1", None, 10, bag_g=40_000, own_bag=False, margin_pm=200).quota == 0


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 400), st.integers(0, 30_000))
def test_a_stock_lasts_as_long_as_its_pace_lets_it(stock: int, used: int, days: int, today: int) -> None:
    told = forecast("S-1", type_="mine", stock=stock, used=used, days=days, today=today, delivery=21)
    if not used:
        assert told.days_left is None
        return
    assert told.days_left is not None
    assert told.days_left * used <= stock * days < (told.days_left + 1) * used
    assert (told.runs_out is None) == (told.days_left > FAR_DAYS)
    assert told.ask_by is None or today <= told.ask_by


def test_a_joint_lockbox_has_two_keyholders_at_least_and_says_who_was_missing() -> None:
    holders = keyholders_of([["state service", "SERVICE", ""], ["cooperative", "COOP", ""], ["", "", ""]])
    assert [holder.role for holder in absent(holders, [0])] == ["cooperative"]
    assert absent(holders, [0, 1]) == []
    for wrong in ([["state service", "SERVICE", ""]], [["a", "B", ""]] * 2, [["a", "B", "Jane"], ["b", "C", ""]]):
        with pytest.raises(Refused):
            keyholders_of(wrong)


def test_the_limit_of_a_site_counts_before_that_of_the_programme_and_the_later_one_last() -> None:
    known = [Limit("margin_pm", 100), Limit("margin_pm", 300, valid_from=50), Limit("margin_pm", 0, "S-1", 60)]
    on = [(limit_on(known, "margin_pm", day), limit_on(known, "margin_pm", day, "S-1")) for day in (40, 50, 60)]
    assert on == [(100, 100), (300, 300), (300, 0)]
    assert limit_on([], "book_pages", 1) == 50
