"""The state has its own ways of collecting data and information on minerals, and they work."""

from .doors import Doors


def test_months_closed_and_records_entered_where_they_arise_show_it(programme: Doors) -> None:
    codes = ("months.closed_in_time", "months.restated")
    assert programme.figures(*codes) == (0.0, None)
    paper = programme.figure("records.digital_share") or 0
    programme.on("2026-02-10").close_month("North", "2026-01")
    assert programme.figures(*codes) == (0.5, 0.0)
    assert (programme.figure("records.digital_share") or 0) > paper
    programme.on("2026-02-20").bag("0110", day="2026-01-20")
    programme.restate_month("North", "2026-01")
    assert programme.figures(*codes) == (0.5, 1.0)
    programme.close_month("South", "2026-01")
    assert programme.figures(*codes) == (1.0, 0.5)
    programme.customs("85")
    assert programme.figure("exports.traced_of_official_kg") == 1.0
    programme.customs("15", reference="DG-2")
    assert programme.figure("exports.traced_of_official_kg") == 0.85
