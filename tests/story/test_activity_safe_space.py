"""There, communities can speak with local stakeholders without fear."""

from .doors import Doors
from .entered import entered_both_ways


def test_points_that_miners_raised_and_whether_they_felt_free_to(doors: Doors) -> None:
    entered_both_ways(doors, "activity-safe-space", "committees.points_from_communities", worse=0.3, better=0.65)
    entered_both_ways(doors, "activity-safe-space", "security.speaks_freely", worse=0.5, better=0.8)
