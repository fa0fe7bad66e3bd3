"""Mining becomes a formal trade, with sites, people and payments that are on record."""

from .doors import Doors
from .entered import entered_both_ways


def test_sites_and_miners_that_are_on_record_show_it(programme: Doors) -> None:
    assert programme.figures("sites.integrated", "sites.miners_covered") == (2, 0)
    programme.on("2026-03-02").study("S-1", diggers="3")
    programme.study("S-2", diggers="7")
    programme.new_site("S-3")
    assert programme.figures("sites.integrated", "sites.miners_covered") == (3, 10)
    programme.status("S-2", "programme withdrawn")
    assert programme.figures("sites.integrated", "sites.miners_covered") == (2, 3)
    entered_both_ways(programme, "vision-formalisation", "miners.in_cooperatives", worse=0.3, better=0.5)
