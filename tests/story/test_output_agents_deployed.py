"""State agents are posted in all mining areas to carry out traceability."""

from .doors import Doors


def test_agents_posted_and_present_show_it(programme: Doors) -> None:
    programme.name_service()
    assert programme.figures("agents.covered_sites", "visits.agent_present") == (None, None)
    posting = programme.on("2026-03-02").post_agent("AG-1", "S-1")
    programme.visit("S-1", agent_present=True)
    assert programme.figures("agents.covered_sites", "visits.agent_present") == (0.5, 1.0)
    programme.visit("S-2", agent_present=False)
    programme.end_posting(posting)
    assert programme.figures("agents.covered_sites", "visits.agent_present") == (0.0, 0.5)
    programme.visit("S-1", agent_present=True)
    assert programme.figure("visits.agent_present") == 0.666667
