"""The state collects more of the taxes due on minerals."""

from .doors import Doors
from .entered import entered_both_ways


def test_exports_that_officials_count_and_taxes_paid_show_it(programme: Doors) -> None:
    programme.customs("100")
    assert programme.figure("exports.traced_of_official_kg") == 0.85
    programme.take_back()
    programme.customs("85")
    assert programme.figure("exports.traced_of_official_kg") == 1.0
    entered_both_ways(programme, "outcome-tax-collected", "taxes.paid_share", worse=0.55, better=0.8)
    entered_both_ways(programme, "outcome-tax-collected", "taxes.collected", worse=310_000, better=420_000)
