"""Governments and local authorities are told of risks in the mining sector directly."""

from .doors import Doors

INFORMED = ("incidents.authority_informed_in_time", "incidents.days_to_inform_authority")


def test_authorities_hear_in_time_or_late(programme: Doors) -> None:
    first, second = programme.on("2026-03-02").open_incident(), programme.open_incident("S-2")
    assert programme.figures(*INFORMED) == (0.0, None)
    programme.on("2026-03-04").inform(first)
    assert programme.figures(*INFORMED) == (0.5, 2.0)
    programme.on("2026-04-01").inform(second, "Division of mines")
    assert programme.figures(*INFORMED) == (0.5, 16.0)
    third = programme.open_incident()
    programme.inform(third)
    assert programme.figures(*INFORMED) == (0.666667, 2.0)
    programme.on("2026-05-02").open_incident("S-2")
    assert programme.figures(*INFORMED) == (0.5, 2.0)
