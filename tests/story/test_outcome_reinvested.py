"""Miners put earnings back into mining or into other businesses."""

from .doors import Doors
from .entered import entered_both_ways


def test_earnings_that_miners_put_back(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-reinvested", "livelihoods.reinvested", worse=0.28, better=0.44)
