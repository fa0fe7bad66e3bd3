"""Conditions in new areas are evaluated on the spot, with those who have a say there."""

from .doors import Doors

WEIGHED = {"observed-1-mineral": "cassiterite", "observed-1-mass": "8", "observed-1-days": "2"}


def test_areas_looked_at_and_decided_on_are_counted_with_their_days(programme: Doors) -> None:
    codes = ("areas.evaluated", "areas.days_to_decision", "sites.capacity_reviewed")
    soon, late = programme.on("2026-03-02").ask_area("New Ridge"), programme.ask_area("Far Ridge")
    assert programme.figures(*codes) == (0, None, 0.0)
    programme.on("2026-03-09").evaluate(soon)
    programme.decide_area(soon, "integrate")
    programme.validate_capacity(programme.study("S-1", **WEIGHED))
    assert programme.figures(*codes) == (1, 7.0, 0.5)
    programme.on("2026-03-30").evaluate(late, "unfavourable")
    programme.decide_area(late, "refuse")
    programme.new_site("S-3")
    assert programme.figures(*codes) == (2, 17.5, 0.333333)
    third = programme.on("2026-05-02").ask_area("Third Ridge")
    programme.evaluate(third)
    programme.decide_area(third, "candidate")
    assert programme.figures(*codes) == (3, 7.0, 0.333333)
    assert programme.figure("areas.evaluated", quarter="first") == 2
    assert programme.figure("areas.evaluated", quarter="second") == 1
