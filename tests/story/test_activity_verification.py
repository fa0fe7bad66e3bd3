"""What was written about production and trade is verified."""

from .doors import Doors


def test_bags_recorded_soon_and_findings_settled_show_it(programme: Doors) -> None:
    timely = ("bags.recorded_7_days", "bags.recorded_30_days", "bags.days_to_record")
    settling = ("findings.settled_share", "findings.days_to_settle")
    assert programme.figures(*timely, *settling) == (None, None, None, 0.0, None)
    programme.on("2026-03-02").bag("0110", day="2026-03-01")
    assert programme.figures(*timely) == (1.0, 1.0, 1.0)
    programme.bag("0111", day="2026-02-10")
    assert programme.figures(*timely) == (0.5, 1.0, 10.5)
    programme.bag("0112", day="2026-01-12")
    assert programme.figures(*timely) == (0.333333, 0.666667, 20.0)
    first, second = programme.findings()[:2]
    few = programme.figure("findings.settled_share") or 0
    programme.settle(first)
    assert (programme.figure("findings.settled_share") or 0) > few
    assert programme.figure("findings.days_to_settle") == 28.0
    programme.on("2026-03-30").settle(second, "corrected")
    assert programme.figure("findings.days_to_settle") == 42.0
    found = programme.figure("findings.per_1000_lines") or 0
    programme.bag("0298", "S-2")
    assert (programme.figure("findings.per_1000_lines") or 0) > found
    programme.take_back()
    assert programme.figure("findings.per_1000_lines") == found
