"""Protected areas are watched for mining."""

from .doors import Doors


def test_a_layer_tells_which_sites_are_inside_until_it_is_withdrawn(programme: Doors) -> None:
    programme.on("2026-03-02").place()
    programme.load_areas(27.0, -3.0, 29.0, -1.0)
    assert programme.figures("sites.in_protected_area", "sites.screened") == (2, 1.0)
    programme.on("2026-04-02").withdraw_areas()
    assert programme.figures("sites.in_protected_area", "sites.screened") == (0, 0.0)
