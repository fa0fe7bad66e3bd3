"""Instability, insecurity and exclusion feed on each other, up to open conflict."""

from .doors import Doors


def test_incidents_that_come_again_at_a_site_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").open_incident("S-1", category="armed_group")
    assert programme.figures("incidents.repeats", "incidents.security_per_site_month") == (0.0, 50.0)
    programme.open_incident("S-1", category="torture")
    assert programme.figures("incidents.repeats", "incidents.security_per_site_month") == (1.0, 100.0)
    programme.open_incident("S-2", category="governance")
    programme.bag("0110")
    programme.bag("0210", "S-2")
    assert programme.figures("incidents.repeats", "incidents.security_per_site_month") == (0.666667, 50.0)
