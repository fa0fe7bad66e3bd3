"""People around the mines live better from their work."""

from .doors import Doors
from .entered import entered_both_ways


def test_what_miners_have_left_and_what_reaches_them_of_the_price(doors: Doors) -> None:
    entered_both_ways(doors, "vision-livelihoods", "livelihoods.income", worse=55, better=90)
    entered_both_ways(doors, "vision-livelihoods", "livelihoods.price_share", worse=0.42, better=0.6)
