"""People learn about protected areas such as national parks."""

from .doors import Doors


def test_sessions_and_the_women_at_them_show_it(programme: Doors) -> None:
    assert programme.figures("awareness.sessions", "awareness.attendance_women") == (None, None)
    programme.on("2026-03-02").session("S-1", women=3, men=9)
    programme.session("S-2", women=9, men=3)
    assert programme.figures("awareness.sessions", "awareness.attendance_women") == (2, 0.5)
    programme.on("2026-04-02").session("S-2", women=0, men=6)
    assert programme.figures("awareness.sessions", "awareness.attendance_women") == (3, 0.4)
    assert programme.figure("awareness.sessions", quarter="first") == 2
    assert programme.figure("awareness.sessions", quarter="second") == 1
