"""Local committees with a chair from local government are set up."""

from .doors import Doors
from .entered import entered_both_ways


def test_territories_with_a_committee(doors: Doors) -> None:
    entered_both_ways(doors, "activity-committees-set-up", "committees.set_up", worse=0.4, better=0.9)
