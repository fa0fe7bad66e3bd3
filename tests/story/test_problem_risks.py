"""In conflict-affected and high-risk areas, people with and without arms put supply chains at risk in many ways:
security, human rights, corruption, fraud, secrecy.
"""

from .doors import Doors


def test_incidents_armed_people_and_findings_show_it(programme: Doors) -> None:
    codes = ("incidents.opened", "incidents.level_1_share", "visits.armed_seen", "findings.per_1000_lines")
    found = programme.figure("findings.per_1000_lines") or 0
    assert programme.figures(*codes[:3]) == (None, None, None)
    programme.on("2026-03-02").open_incident(category="armed_group", level=1)
    programme.visit("S-1", armed=["non_state"])
    programme.bag("0298", "S-2")
    opened, grave, armed, per_lines = programme.figures(*codes)
    assert (opened, grave, armed) == (1, 1.0, 1.0)
    assert (per_lines or 0) > found
    programme.open_incident("S-2", level=3)
    programme.visit("S-2")
    programme.take_back()
    assert programme.figures(*codes) == (2, 0.5, 0.5, found)
    assert "silence" in programme.refused_aim("incidents.opened")
