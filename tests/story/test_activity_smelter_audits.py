"""Smelters get the evidence that their own audits ask for."""

from .doors import Doors
from .entered import entered_both_ways


def test_dossiers_and_lots_that_lead_to_sites_show_it(programme: Doors) -> None:
    assert programme.figure("lots.untraced_share") == 0.0
    programme.export("0910")
    assert programme.figure("lots.untraced_share") == 0.291667
    programme.take_back()
    assert programme.figure("lots.untraced_share") == 0.0
    entered_both_ways(programme, "activity-smelter-audits", "dossiers.issued", worse=4, better=18)
    entered_both_ways(programme, "activity-smelter-audits", "dossiers.hours", worse=72, better=5)
