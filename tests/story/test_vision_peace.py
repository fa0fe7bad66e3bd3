"""The regions that mine become more peaceful and more stable."""

from .doors import Doors
from .entered import entered_both_ways


def test_security_incidents_and_suspensions_speak_against_it(programme: Doors) -> None:
    programme.on("2026-03-02").open_incident(category="armed_group")
    programme.suspend("S-1")
    assert programme.figures("incidents.security_per_site_month", "sites.suspended_days") == (50.0, 121)
    programme.on("2026-03-11").lift("S-1", "2026-03-02")
    programme.bag("0110", day="2026-02-20")
    programme.bag("0210", "S-2", day="2026-02-20")
    assert programme.figures("incidents.security_per_site_month", "sites.suspended_days") == (25.0, 10)
    programme.on("2026-06-29").suspend("S-2")
    assert programme.figure("sites.suspended_days") == 12
    entered_both_ways(programme, "vision-peace", "context.conflict_events", worse=14, better=5)
