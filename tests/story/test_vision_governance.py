"""Those in charge govern better: they keep accounts, decide in the open and act on what they decided."""

from .doors import Doors


def test_months_closed_in_time_and_cases_resolved_show_it(programme: Doors) -> None:
    assert programme.figures("months.closed_in_time", "incidents.closed_resolved") == (0.0, None)
    programme.on("2026-02-10").close_month("North", "2026-01")
    resolved, passed_on = programme.open_incident("S-1"), programme.open_incident("S-2")
    programme.on("2026-03-02").close(resolved)
    assert programme.figures("months.closed_in_time", "incidents.closed_resolved") == (0.5, 1.0)
    programme.close(passed_on, "transferred")
    programme.close_month("South", "2026-01")
    assert programme.figures("months.closed_in_time", "incidents.closed_resolved") == (0.5, 0.5)
