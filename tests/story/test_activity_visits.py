"""Field teams go back to mining areas as often as their risk demands."""

from .doors import Doors

VISITS = ("visits.due_done", "visits.made", "visits.spot_weighed")


def test_visits_made_when_due_show_it_and_prevented_ones_less(programme: Doors) -> None:
    programme.place()
    programme.on("2026-03-02").plan_visits("North", "2026-03-30")
    assert programme.figures(*VISITS) == (0.0, None, None)
    programme.on("2026-03-10").visit("S-1", bag_1="0100", sheet_1="40", seen_1="40")
    assert programme.figures(*VISITS) == (1.0, 1.0, 1.0)
    programme.plan_visits("South", "2026-04-07")
    programme.prevented("S-2")
    programme.visit("S-1")
    assert programme.figures(*VISITS) == (0.5, 0.666667, 0.5)
    programme.on("2026-03-30").visit("S-2", bag_1="0200", sheet_1="30", seen_1="30")
    assert programme.figures(*VISITS) == (1.0, 0.75, 0.666667)
