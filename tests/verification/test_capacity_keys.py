"""A changed capacity or baseline day re-judges the months it covers, and that is enough."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .desk import Desk
from .papers import DAY

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SITE = {"site": "SITE-1", "name": "One", "aliases": ["Pit"], "tagging_point": "TP-1", "minerals": "coltan"}
OTHER = {"site": "SITE-2", "name": "Two", "tagging_point": "TP-1", "capacity_high_kg": 25_000}
MONTHS = 8


def programme(desk: Desk) -> None:
    """Eight months of bags at two sites of one point, growing month by month."""
    bags = [
        ("mine_log", {"page": f"M-{month}{site[-1]}", "line": str(n), "date": DAY + month * 30 + n, "site": site,
                      "tag": f"04{site[-1]}{month:02d}{n:03d}", "mineral": "coltan", "tagging_point": "TP-1",
                      "weight_kg": 1_000 * (10 + 3 * month), "agent": "AG-1"})
        for month in range(MONTHS) for site in ("SITE-1", "SITE-2") for n in range(1, 4)
    ]  # fmt: skip
    desk.take([*bags, ("sites", SITE), ("sites", OTHER)])


GRAMS = st.sampled_from([20_000, 50_000, 90_000, 200_000])
ESTIMATE = st.fixed_dictionaries(
    {},
    optional={
        "capacity_from": st.sampled_from([DAY - 40, DAY, DAY + 29, DAY + 30, DAY + 95, DAY + 96, DAY + 180]),
        "capacity_low_kg": st.just(1_000),
        "capacity_high_kg": GRAMS,
        "workers": st.integers(1, 3),
        "baseline_date": st.sampled_from([DAY - 400, DAY - 10, DAY + 45, DAY + 120]),
        "name": st.sampled_from(["One", "One", "One", "New"]),
        "tagging_point": st.sampled_from(["TP-1", "TP-1", "TP-1", "TP-2"]),
        "site": st.sampled_from(["SITE-1", "SITE-1", "SITE-1", "SITE-2"]),
    },
)
RENAMED = st.just(("site_changes", {"site": "SITE-2", "action": "merge", "into": "SITE-1", "date": DAY + 60}))
STATED = st.lists(ESTIMATE.map(lambda cells: ("sites", SITE | cells)), min_size=1, max_size=2)
ACTS = st.lists(
    st.one_of(STATED, STATED, st.integers(2, 8), st.lists(RENAMED, min_size=1, max_size=1)), min_size=1, max_size=8
)


@given(ACTS)
@SLOW
def test_after_any_lines_of_capacity_what_stands_is_what_the_whole_says(acts: list[Any]) -> None:
    desk = Desk()
    programme(desk)
    for act in acts:
        if not isinstance(act, int):
            desk.take(act)
        elif act in desk.versions:
            desk.undo(act)
        assert desk.cases() == desk.whole()


def touched(desk: Desk, *rows: dict[str, Any]) -> set[tuple[str, str]]:
    desk.take([("sites", SITE | row) for row in rows], judge=False)
    keys = set(desk.waiting)
    desk.settle()
    return keys


def of_months(*months: str) -> set[tuple[str, str]]:
    return {
        (sort, f"{what} {month}")
        for month in months
        for sort, what in (("site_month", "SITE-1"), ("point_month", "TP-1"))
    }


def test_an_estimate_touches_only_the_months_from_its_day_to_the_next() -> None:
    desk = Desk()
    programme(desk)
    later = touched(desk, {"capacity_from": DAY + 120, "capacity_high_kg": 90_000})
    assert later == of_months("2026-05", "2026-06", "2026-07", "2026-08")
    earlier = touched(desk, {"capacity_from": DAY + 70, "capacity_high_kg": 50_000})
    assert earlier == of_months("2026-03", "2026-04")
    assert touched(desk, {"capacity_from": DAY + 70, "capacity_high_kg": 60_000}) == earlier


def test_workers_touch_nothing_and_a_baseline_day_the_months_from_it_on() -> None:
    desk = Desk()
    programme(desk)
    assert touched(desk, {"capacity_from": DAY + 70, "workers": 40}) == set()
    seen = touched(desk, {"capacity_from": DAY + 71, "baseline_date": DAY + 155})
    assert seen == {("site_month", f"SITE-1 2026-{month:02d}") for month in (6, 7, 8)}
    assert touched(desk, {"capacity_from": DAY + 72, "baseline_date": DAY + 155}) == set()


def test_a_line_that_says_something_else_too_touches_all_that_the_site_tagged() -> None:
    desk = Desk()
    programme(desk)
    estimate = {"capacity_from": DAY + 120, "capacity_high_kg": 90_000}
    everything = touched(desk, estimate | {"minerals": "cassiterite"})
    assert {sort for sort, _ in everything} >= {"number", "sheet", "site_month", "point_month"}
    fewer = touched(desk, {"minerals": "cassiterite", "capacity_from": DAY + 150, "capacity_high_kg": 50_000})
    assert len(fewer) * 5 < len(everything)
