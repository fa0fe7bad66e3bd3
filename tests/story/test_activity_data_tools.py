"""Better tools for collecting data are made and brought into use."""

from .doors import Doors


def test_lines_that_come_soon_and_bear_few_findings_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").bag("0110", day="2026-02-20")
    assert programme.figure("bags.days_to_record") == 10.0
    programme.bag("0111")
    assert programme.figure("bags.days_to_record") == 5.0
    found = programme.figure("findings.per_1000_lines") or 0
    programme.bag("0111")
    worse = programme.figure("findings.per_1000_lines") or 0
    assert worse > found
    programme.take_back()
    assert (programme.figure("findings.per_1000_lines") or 0) < worse
    programme.bag("0112", day="2026-02-01")
    assert programme.figure("bags.days_to_record") == 10.0
