"""Governments and state services are regularly trained in traceability and due diligence."""

from .doors import Doors
from .entered import entered_both_ways


def test_agents_who_followed_a_course_show_it(programme: Doors) -> None:
    programme.name_service()
    assert programme.figure("agents.trained_12_months") is None
    for agent, site in (("AG-1", "S-1"), ("AG-2", "S-2")):
        programme.on("2026-03-02").post_agent(agent, site)
    assert programme.figure("agents.trained_12_months") == 0.0
    programme.train("AG-1")
    programme.train("AG-2", "failed")
    assert programme.figure("agents.trained_12_months") == 0.5
    programme.on("2026-03-20").train("AG-2")
    assert programme.figure("agents.trained_12_months") == 1.0
    programme.post_agent("AG-3", "S-1")
    assert programme.figure("agents.trained_12_months") == 0.666667
    entered_both_ways(programme, "activity-state-trained", "trainings.state", worse=10, better=55)
