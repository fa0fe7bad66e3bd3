"""Incidents are discussed at these meetings, with the programme's help."""

from .doors import Doors
from .entered import entered_both_ways


def test_incidents_that_committees_raise_and_take_up_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").open_incident(heard="field")
    assert programme.figure("incidents.raised_by_community") == 0.0
    programme.open_incident("S-2", heard="committee")
    assert programme.figure("incidents.raised_by_community") == 0.5
    entered_both_ways(
        programme, "activity-incidents-discussed", "committees.incidents_discussed", worse=0.2, better=0.6
    )
