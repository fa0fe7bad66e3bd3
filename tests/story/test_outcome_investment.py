"""Good due diligence opens the door to investment in mining."""

from .doors import Doors
from .entered import entered_both_ways


def test_money_that_rests_on_diligence_and_smelters_that_buy_show_it(programme: Doors) -> None:
    programme.export("0910", to="SMELT-2")
    assert programme.figure("lots.smelters") == 2
    programme.take_back()
    assert programme.figure("lots.smelters") == 1
    entered_both_ways(programme, "outcome-investment", "investment.on_diligence", worse=0.1, better=0.5)
