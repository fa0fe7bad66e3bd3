"""Departures confirm the bad name of these minerals, and of the many artisanal miners who live from them."""

from .doors import Doors
from .entered import entered_both_ways


def test_press_pieces_and_smelters_that_go_show_it(programme: Doors) -> None:
    entered_both_ways(programme, "problem-image", "press.negative_share", worse=0.7, better=0.4)
    programme.export("0910", to="SMELT-2")
    assert programme.figure("lots.smelters") == 2
    programme.take_back()
    assert programme.figure("lots.smelters") == 1
