"""Risks are reduced as a result."""

from .doors import Doors

MITIGATED = (
    "incidents.closed_resolved", "incidents.repeats", "incidents.overdue_share", "incidents.mitigation_in_time"
)  # fmt: skip


def test_cases_resolved_and_measures_done_in_time_show_it_and_cases_that_come_again_do_not(programme: Doors) -> None:
    first = programme.on("2026-03-02").open_incident("S-1")
    measure = programme.recommend(first, due="2026-04-01")
    assert programme.figures(*MITIGATED) == (None, 0.0, 1.0, 0.0)
    programme.accept(measure)
    programme.carry_out(measure)
    programme.close(first)
    assert programme.figures(*MITIGATED) == (1.0, 0.0, None, 1.0)
    again = programme.open_incident("S-1")
    programme.recommend(again, due="2026-04-15")
    assert programme.figures(*MITIGATED) == (1.0, 1.0, 1.0, 0.5)
    programme.close(again, "transferred")
    programme.open_incident("S-2")
    assert programme.figures(*MITIGATED) == (0.5, 0.666667, 1.0, 0.5)
