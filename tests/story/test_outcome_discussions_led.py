"""Governments lead regular local discussions with all who have a stake."""

from .doors import Doors
from .entered import entered_both_ways


def test_meetings_held_with_all_sides_and_led_by_the_authority(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-discussions-led", "committees.meetings_held", worse=0.4, better=0.85)
    entered_both_ways(doors, "outcome-discussions-led", "committees.three_sides", worse=0.3, better=0.7)
    entered_both_ways(doors, "outcome-discussions-led", "committees.chaired_by_authority", worse=0.35, better=0.8)
