"""It is checked that no site of the programme lies in a protected area."""

from .doors import Doors


def test_sites_held_against_a_layer_show_it_and_one_inside_speaks_against_it(programme: Doors) -> None:
    programme.on("2026-03-02").place()
    assert programme.figures("sites.screened", "sites.in_protected_area") == (None, None)
    programme.load_areas(28.0, -2.1, 28.1, -2.0)
    assert programme.figures("sites.screened", "sites.in_protected_area") == (1.0, 1)
    programme.new_site("S-3")
    assert programme.figures("sites.screened", "sites.in_protected_area") == (0.666667, 1)
    programme.status("S-1", "programme withdrawn")
    assert programme.figures("sites.screened", "sites.in_protected_area") == (0.5, 0)
