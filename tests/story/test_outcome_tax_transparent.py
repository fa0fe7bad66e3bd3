"""Taxes on minerals are set and accounted for in the open."""

from .doors import Doors
from .entered import entered_both_ways


def test_months_in_the_open_show_it_and_barriers_that_ask_for_money_do_not(programme: Doors) -> None:
    programme.on("2026-02-10").visit("S-1", barriers="4")
    programme.close_month("North", "2026-01")
    assert programme.figures("visits.barriers", "months.closed_in_time") == (4.0, 0.5)
    programme.visit("S-2", barriers="0")
    programme.bag("0110", day="2026-02-09")
    assert programme.figures("visits.barriers", "months.closed_in_time") == (2.0, 0.333333)
    programme.visit("S-2", barriers="5")
    assert programme.figure("visits.barriers") == 3.0
    programme.on("2026-03-02").open_incident(category="bribery")
    programme.on("2026-04-01").open_incident(category="governance")
    assert programme.figure("incidents.bribery", quarter="first") == 1
    assert programme.figure("incidents.bribery", quarter="second") == 0
    assert programme.figure("incidents.bribery") == 1
    programme.open_incident("S-2", category="bribery")
    assert programme.figure("incidents.bribery") == 2
    entered_both_ways(programme, "outcome-tax-transparent", "taxes.published", worse=0.3, better=0.8)
