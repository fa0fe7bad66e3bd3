"""Suppliers have learnt what they need to meet what is asked of them."""

from .doors import Doors
from .entered import entered_both_ways


def test_suppliers_who_get_better_show_it_and_incidents_that_come_again_do_not(programme: Doors) -> None:
    programme.on("2026-03-02").open_incident("S-1")
    assert programme.figure("incidents.repeats") == 0.0
    programme.open_incident("S-1")
    assert programme.figure("incidents.repeats") == 1.0
    programme.open_incident("S-2")
    programme.on("2026-04-02").open_incident("S-2")
    assert programme.figure("incidents.repeats", quarter="first") == 0.666667
    assert programme.figure("incidents.repeats", quarter="second") == 0.0
    entered_both_ways(programme, "outcome-suppliers-capable", "suppliers.improving", worse=0.2, better=0.6)
