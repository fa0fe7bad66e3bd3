"""Incidents are discussed at these meetings, with the programme's help."""

from .doors import Doors
from .entered import entered_both_ways


def test_incidents_that_committees_took_up(doors: Doors) -> None:
    entered_both_ways(doors, "activity-incidents-discussed", "committees.incidents_discussed", worse=0.2, better=0.6)
