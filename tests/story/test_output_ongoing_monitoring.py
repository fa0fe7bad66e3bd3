"""The programme's teams keep watching over these sites."""

from .doors import Doors

WATCHED = ("visits.due_done", "visits.made", "sites.capacity_reviewed")
WEIGHED = {"observed-1-mineral": "cassiterite", "observed-1-mass": "8", "observed-1-days": "2"}


def test_visits_that_were_due_and_made_show_it(programme: Doors) -> None:
    programme.place()
    programme.on("2026-03-02").plan_visits("North", "2026-03-30")
    programme.prevented("S-1", "road")
    assert programme.figures(*WATCHED) == (0.0, 0.0, 0.0)
    programme.on("2026-03-10").visit("S-1")
    programme.validate_capacity(programme.study("S-1", **WEIGHED))
    assert programme.figures(*WATCHED) == (1.0, 0.5, 0.5)
    programme.plan_visits("South", "2026-04-07")
    programme.new_site("S-3")
    programme.prevented("S-2")
    assert programme.figures(*WATCHED) == (0.5, 0.333333, 0.333333)
