"""Risks are reduced as a result."""

from .doors import Doors


def test_cases_resolved_show_it_and_those_that_come_again_do_not(programme: Doors) -> None:
    codes = ("incidents.closed_resolved", "incidents.repeats", "incidents.overdue_share")
    first = programme.on("2026-03-02").open_incident("S-1")
    assert programme.figures(*codes) == (None, 0.0, 1.0)
    programme.close(first)
    assert programme.figures(*codes) == (1.0, 0.0, None)
    again = programme.open_incident("S-1")
    assert programme.figures(*codes) == (1.0, 1.0, 1.0)
    programme.close(again, "transferred")
    programme.open_incident("S-2")
    assert programme.figures(*codes) == (0.5, 0.666667, 1.0)
