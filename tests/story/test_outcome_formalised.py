"""Miners work in more formal ways."""

from .doors import Doors
from .entered import entered_both_ways


def test_miners_in_cooperatives_that_work_as_a_profession_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").study("S-1", diggers="6")
    assert programme.figure("sites.miners_covered") == 6
    programme.study("S-2", diggers="5")
    assert programme.figure("sites.miners_covered") == 11
    programme.status("S-1", "programme withdrawn")
    assert programme.figure("sites.miners_covered") == 5
    entered_both_ways(programme, "outcome-formalised", "cooperatives.professional", worse=0.2, better=0.5)
