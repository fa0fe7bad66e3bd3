"""Mining communities live in a more secure and safer place."""

from .doors import Doors
from .entered import entered_both_ways, entered_in_silence

SECURE = ("incidents.security_per_site_month", "incidents.militarisation", "visits.armed_seen")


def test_armed_people_and_conflict_speak_against_it_and_people_who_feel_safe_for_it(programme: Doors) -> None:
    programme.on("2026-03-02").open_incident(category="security_forces")
    programme.open_incident("S-2", category="community_conflict")
    programme.visit("S-1", armed=["non_state"])
    assert programme.figures(*SECURE) == (50.0, 1, 1.0)
    programme.on("2026-04-02").visit("S-2")
    programme.bag("0110")
    programme.bag("0210", "S-2")
    assert programme.figures(*SECURE) == (25.0, 1, 0.5)
    for code in ("incidents.militarisation", "incidents.community_conflict"):
        assert programme.figure(code, quarter="first") == 1
        assert programme.figure(code, quarter="second") == 0
    assert programme.figure("incidents.community_conflict") == 1
    programme.open_incident(category="community_conflict")
    assert programme.figure("incidents.community_conflict") == 2
    entered_both_ways(programme, "outcome-secure", "security.feels_safe", worse=0.45, better=0.7)
    entered_in_silence(programme, "outcome-secure", "security.accidents", more=3.5, fewer=1.2)
