"""Trade in minerals opens ways for countries that extract them to develop, economically and socially."""

from .doors import Doors
from .entered import entered_both_ways


def test_what_is_dug_exported_and_invested_shows_it(programme: Doors) -> None:
    assert programme.figures("bags.tagged_kg", "lots.exporters") == (156.5, 1)
    programme.on("2026-03-02").bag("0110", kg="43.5")
    programme.export("0299", by="PROC-2")
    assert programme.figures("bags.tagged_kg", "lots.exporters") == (200, 2)
    programme.take_back()
    assert programme.figures("bags.tagged_kg", "lots.exporters") == (200, 1)
    entered_both_ways(programme, "vision-development", "investment.unlocked", worse=200_000, better=750_000)
