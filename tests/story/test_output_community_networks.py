"""Communities watch over their mines in networks where risks and remedies are talked through."""

from .doors import Doors
from .entered import entered_both_ways


def test_incidents_that_communities_raise_and_networks_that_meet_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").open_incident(heard="committee")
    assert programme.figure("incidents.raised_by_community") == 1.0
    programme.open_incident("S-2", heard="audit")
    assert programme.figure("incidents.raised_by_community") == 0.5
    programme.open_incident("S-2")
    assert programme.figure("incidents.raised_by_community") == 0.5
    programme.open_incident("S-2", heard="civil_society")
    assert programme.figure("incidents.raised_by_community") == 0.666667
    entered_both_ways(programme, "output-community-networks", "networks.met", worse=0.25, better=0.6)
