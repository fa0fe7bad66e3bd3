"""Field teams go back to mining areas as often as their risk demands."""

from .doors import Doors


def test_a_visit_shows_it_and_one_that_was_prevented_shows_it_less(programme: Doors) -> None:
    assert programme.figure("visits.made") is None
    programme.on("2026-03-02").visit("S-1", agent_present=True)
    assert programme.figure("visits.made") == 1.0
    programme.prevented("S-2")
    assert programme.figure("visits.made") == 0.5
