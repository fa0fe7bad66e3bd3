"""Where risks are not dealt with and sourcing falls short of what the world expects, buyers turn away from the whole
supply chain.
"""

from .doors import Doors


def test_fewer_buyers_and_unfounded_departures_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").export("0910", by="PROC-2", to="SMELT-2")
    assert programme.figures("lots.smelters", "lots.exporters") == (2, 2)
    programme.take_back()
    assert programme.figures("lots.smelters", "lots.exporters") == (1, 1)
    number = programme.open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    programme.leave(number, "PROC-1", ground="failed", tried="Two visits and a plan.")
    assert programme.figure("incidents.unfounded_disengagement") == 0
    programme.leave(number, "NEG-1", ground="customer")
    assert programme.figure("incidents.unfounded_disengagement") == 1
    other = programme.on("2026-04-02").open_incident("S-2")
    programme.tell(other, "NEG-2")
    programme.leave(other, "NEG-2", ground="law")
    assert programme.figure("incidents.unfounded_disengagement", quarter="first") == 1
    assert programme.figure("incidents.unfounded_disengagement", quarter="second") == 0
