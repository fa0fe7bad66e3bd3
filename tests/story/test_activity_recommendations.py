"""Audits end in recommendations on a company's policies, procedures and management systems."""

from .doors import Doors
from .entered import entered_both_ways


def test_recommendations_written_and_carried_out(doors: Doors) -> None:
    entered_both_ways(doors, "activity-recommendations", "audits.recommendations", worse=1.5, better=4)
    entered_both_ways(doors, "activity-recommendations", "audits.recommendations_done", worse=0.3, better=0.75)
