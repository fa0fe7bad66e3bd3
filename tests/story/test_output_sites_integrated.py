"""Mine sites are part of the programme."""

from .doors import Doors

JOINED = ("sites.integrated", "sites.miners_covered", "sites.icglr_green")


def test_sites_that_join_or_leave_show_it(programme: Doors) -> None:
    assert programme.figures(*JOINED) == (2, 0, None)
    programme.on("2026-03-02").new_site("S-3")
    programme.study("S-3", diggers="8")
    programme.status("S-3", "icglr green")
    assert programme.figures(*JOINED) == (3, 8, 1.0)
    programme.status("S-1", "icglr red")
    programme.on("2026-04-01").status("S-3", "programme withdrawn")
    assert programme.figures(*JOINED) == (2, 0, 0.0)
