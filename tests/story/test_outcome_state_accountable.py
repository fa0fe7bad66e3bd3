"""Governments answer more fully for what they do in the mining sector."""

from .doors import Doors


def test_a_month_that_is_closed_and_stated_anew_shows_it(programme: Doors) -> None:
    codes = ("months.closed_in_time", "months.restated")
    programme.on("2026-02-10").close_month("North", "2026-01")
    programme.close_month("South", "2026-01")
    assert programme.figures(*codes) == (1.0, 0.0)
    programme.on("2026-03-02").bag("0110", day="2026-01-25")
    programme.restate_month("North", "2026-01")
    assert programme.figures(*codes) == (1.0, 0.5)
    programme.on("2026-05-02").bag("0111", day="2026-03-05")
    programme.close_month("North", "2026-03")
    assert programme.figures(*codes) == (0.666667, 0.333333)
