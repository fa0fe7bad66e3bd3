"""Funding for environmental, social and governance work is sought."""

from .doors import Doors
from .entered import entered_both_ways


def test_money_raised_and_money_spent(doors: Doors) -> None:
    entered_both_ways(doors, "activity-esg-funding", "projects.funds", worse=50000, better=180000)
    entered_both_ways(doors, "activity-esg-funding", "projects.spent_share", worse=0.4, better=0.9)
