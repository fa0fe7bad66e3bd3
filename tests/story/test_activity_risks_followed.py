"""Each risk is followed up until it is settled."""

from .doors import Doors


def test_cases_closed_soon_show_it_and_late_ones_do_not(programme: Doors) -> None:
    codes = ("incidents.closed_resolved", "incidents.days_to_close", "incidents.overdue_share")
    soon, late = programme.on("2026-03-02").open_incident("S-1"), programme.open_incident("S-2")
    assert programme.figures(*codes) == (None, None, 1.0)
    programme.on("2026-03-08").close(soon)
    assert programme.figures(*codes) == (1.0, 6.0, 1.0)
    new = programme.on("2026-06-24").open_incident("S-1")
    programme.tell(new, "NEG-1")
    assert programme.figures(*codes) == (1.0, 6.0, 0.5)
    programme.close(late, "unsubstantiated")
    assert programme.figures(*codes) == (0.5, 60.0, 0.0)
