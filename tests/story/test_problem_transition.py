"""Working together makes the most of every effort and turns things for the better."""

from .doors import Doors


def test_cases_resolved_and_sites_that_turn_green_show_it(programme: Doors) -> None:
    resolved = programme.on("2026-03-02").open_incident("S-1")
    carried = programme.open_incident("S-2")
    programme.close(resolved)
    programme.status("S-1", "icglr green")
    assert programme.figures("incidents.closed_resolved", "sites.icglr_green") == (1.0, 1.0)
    programme.close(carried, "transferred")
    programme.status("S-2", "icglr yellow")
    assert programme.figures("incidents.closed_resolved", "sites.icglr_green") == (0.5, 0.5)
    programme.on("2026-04-01").status("S-2", "icglr green")
    assert programme.figure("sites.icglr_green") == 1.0
