"""Communities, civil society, governments and businesses, artisanal miners among them, draw a benefit from the minerals
of their own ground.
"""

from .doors import Doors
from .entered import entered_both_ways


def test_exports_that_are_traced_show_it_and_what_leaves_unseen_speaks_against_it(programme: Doors) -> None:
    assert programme.figure("exports.traced_of_official_kg") is None
    programme.customs("85")
    assert programme.figure("exports.traced_of_official_kg") == 1.0
    programme.customs("85", reference="DG-2")
    assert programme.figure("exports.traced_of_official_kg") == 0.5
    programme.take_back()
    assert programme.figure("exports.traced_of_official_kg") == 1.0
    entered_both_ways(programme, "vision-benefit", "livelihoods.price_share", worse=0.4, better=0.55)
