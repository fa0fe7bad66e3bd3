"""Part of the benefit goes back into communities, institutions and supply chains."""

from .doors import Doors
from .entered import entered_both_ways


def test_what_stays_where_it_was_earned(doors: Doors) -> None:
    entered_both_ways(doors, "vision-reinvestment", "livelihoods.reinvested", worse=0.22, better=0.4)
    entered_both_ways(doors, "vision-reinvestment", "taxes.transferred", worse=0.1, better=0.6)
    entered_both_ways(doors, "vision-reinvestment", "projects.funds", worse=80000, better=240000)
