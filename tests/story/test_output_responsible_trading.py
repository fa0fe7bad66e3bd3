"""Minerals of these sites are traded more responsibly, to the good of those who dig them."""

from .doors import Doors

TRADED = ("sites.tagged_share", "lots.untraced_share", "visits.weighings_agree")


def test_bags_that_weigh_what_their_sheet_says_and_lead_to_sites_show_it(programme: Doors) -> None:
    assert programme.figures(*TRADED) == (1.0, 0.0, None)
    programme.on("2026-03-02").visit("S-1", bag_1="0100", sheet_1="40", seen_1="39,5")
    programme.new_site("S-3")
    programme.export("0910")
    assert programme.figures(*TRADED) == (0.666667, 0.291667, 1.0)
    programme.visit("S-2", bag_1="0200", sheet_1="30", seen_1="24")
    programme.process("0200", "0910", "35")
    assert programme.figures(*TRADED) == (0.666667, 0.0, 0.5)
    programme.bag("0110", "S-3")
    programme.visit("S-2", bag_1="0200", sheet_1="30", seen_1="30,2")
    assert programme.figures(*TRADED) == (1.0, 0.0, 0.666667)
