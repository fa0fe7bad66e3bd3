"""Once buyers are gone, nobody is left to press for the risks to be put right."""

from .doors import Doors


def test_cases_that_lie_late_show_it_and_resolved_ones_speak_against_it(programme: Doors) -> None:
    left = programme.on("2026-03-02").open_incident("S-1")
    assert programme.figure("incidents.overdue_share") == 1.0
    fresh = programme.on("2026-06-25").open_incident("S-2")
    programme.tell(fresh, "NEG-2")
    assert programme.figure("incidents.overdue_share") == 0.5
    programme.close(left, "unsubstantiated")
    assert programme.figures("incidents.overdue_share", "incidents.closed_resolved") == (0.0, 0.0)
    programme.close(fresh)
    assert programme.figures("incidents.overdue_share", "incidents.closed_resolved") == (None, 0.5)
