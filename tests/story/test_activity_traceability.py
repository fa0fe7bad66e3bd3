"""Minerals are tagged at the mine and followed from hand to hand."""

from .doors import Doors


def test_bags_and_what_leads_back_to_a_site_show_it(programme: Doors) -> None:
    codes = ("bags.tagged", "bags.tagged_kg", "lots.untraced_share")
    assert programme.figures(*codes) == (5, 156.5, 0.0)
    programme.on("2026-03-02").bag("0201", "S-2", kg="35", day="2026-01-20")
    programme.export("0910", kg="35")
    assert programme.figures(*codes) == (6, 191.5, 0.291667)
    programme.process("0201", "0910", "35")
    assert programme.figures(*codes) == (6, 191.5, 0.0)
    programme.take_back()
    assert programme.figure("lots.untraced_share") == 0.291667
    programme.bag("0111", kg="8.5")
    assert programme.figures("bags.tagged", "bags.tagged_kg") == (7, 200)
    programme.take_back()
    assert programme.figures("bags.tagged", "bags.tagged_kg") == (6, 191.5)
