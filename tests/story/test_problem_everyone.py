"""Working together brings along those who are otherwise left behind."""

from .doors import Doors


def test_miners_counted_and_women_at_the_table_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").study("S-1", diggers="8")
    programme.session("S-1", women=6, men=2)
    assert programme.figures("sites.miners_covered", "awareness.attendance_women") == (8, 0.75)
    programme.on("2026-03-20").study("S-1", diggers="2")
    programme.session("S-2", women=0, men=4)
    assert programme.figures("sites.miners_covered", "awareness.attendance_women") == (2, 0.5)
    programme.study("S-2", diggers="6")
    assert programme.figure("sites.miners_covered") == 8
