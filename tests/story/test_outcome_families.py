"""People in mining communities can support their families."""

from .doors import Doors
from .entered import entered_both_ways


def test_school_and_care_paid_without_borrowing(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-families", "livelihoods.family_costs", worse=0.35, better=0.55)
    entered_both_ways(doors, "outcome-families", "livelihoods.income", worse=48, better=75)
