"""Mining communities keep what they live from and widen it."""

from .doors import Doors
from .entered import entered_both_ways


def test_sites_that_tag_and_incomes_show_it(programme: Doors) -> None:
    assert programme.figures("sites.tagged_share", "bags.tagged_kg") == (1.0, 156.5)
    programme.on("2026-03-02").new_site("S-3")
    assert programme.figure("sites.tagged_share") == 0.666667
    programme.bag("0110", "S-3", kg="20")
    assert programme.figures("sites.tagged_share", "bags.tagged_kg") == (1.0, 176.5)
    programme.take_back()
    assert programme.figures("sites.tagged_share", "bags.tagged_kg") == (0.666667, 156.5)
    entered_both_ways(programme, "outcome-livelihoods-kept", "livelihoods.activities", worse=0.3, better=0.5)
