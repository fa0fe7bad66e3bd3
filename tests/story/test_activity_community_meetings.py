"""Meetings of committees with mining communities are arranged."""

from .doors import Doors
from .entered import entered_both_ways


def test_meetings_held_and_miners_at_them(doors: Doors) -> None:
    entered_both_ways(doors, "activity-community-meetings", "committees.meetings_held", worse=0.45, better=0.95)
    entered_both_ways(doors, "activity-community-meetings", "committees.community_attendance", worse=0.1, better=0.35)
