"""They follow up on what the plans say until it is done."""

from .doors import Doors
from .entered import entered_both_ways


def test_measures_done_by_their_day(doors: Doors) -> None:
    entered_both_ways(doors, "output-gov-follow-up", "committees.measures_in_time", worse=0.3, better=0.7)
