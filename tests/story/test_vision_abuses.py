"""Because one programme of the industry supports companies, good practice and good governance, serious abuses become
rarer.
"""

from .doors import Doors

ABUSES = ("incidents.level_1_share", "incidents.militarisation", "visits.armed_seen")


def test_grave_incidents_and_armed_people_speak_against_it(programme: Doors) -> None:
    grave = programme.on("2026-03-02").open_incident(category="armed_group", level=1)
    programme.visit("S-1", armed=["army"])
    assert programme.figures(*ABUSES) == (1.0, 1, 1.0)
    programme.open_incident("S-2", level=3)
    programme.visit("S-2")
    assert programme.figures(*ABUSES) == (0.5, 1, 0.5)
    programme.level(grave, 2)
    assert programme.figure("incidents.level_1_share") == 0.0
    programme.on("2026-04-01").open_incident("S-2", level=3)
    assert programme.figure("incidents.militarisation", quarter="first") == 1
    assert programme.figure("incidents.militarisation", quarter="second") == 0
    programme.open_incident("S-2", category="security_forces")
    assert programme.figure("incidents.militarisation") == 2
