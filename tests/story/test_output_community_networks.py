"""Communities watch over their mines in networks where risks and remedies are talked through."""

from .doors import Doors
from .entered import entered_both_ways


def test_communities_whose_network_met(doors: Doors) -> None:
    entered_both_ways(doors, "output-community-networks", "networks.met", worse=0.25, better=0.6)
