"""Data goes from paper to digital capture."""

from .doors import Doors


def test_acts_entered_where_they_happen_show_it_and_typed_pages_do_not(programme: Doors) -> None:
    paper = programme.figure("records.digital_share") or 0
    programme.on("2026-03-02").visit("S-1")
    digital = programme.figure("records.digital_share") or 0
    assert digital > paper
    programme.bag("0110", day="2026-03-01", time="17:00")
    assert (programme.figure("records.digital_share") or 0) < digital
    assert programme.figure("records.hours_to_ledger") == 18.0
    programme.bag("0111", time="10:00")
    assert programme.figure("records.hours_to_ledger") == 9.5
    programme.bag("0112", day="2026-02-28", time="11:00")
    assert programme.figure("records.hours_to_ledger") == 18.0
