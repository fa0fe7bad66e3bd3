"""New ways of earning an income come into being."""

from .doors import Doors
from .entered import entered_both_ways


def test_homes_that_began_something_new(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-new-activities", "livelihoods.new_activities", worse=0.08, better=0.2)
