"""It also takes years: what is begun has to be kept up."""

from .doors import Doors
from .entered import entered_both_ways


def test_agents_who_leave_and_commitments_that_end_speak_against_it(programme: Doors) -> None:
    programme.name_service()
    leaving = programme.on("2026-03-02").post_agent("AG-1", "S-1")
    staying = programme.post_agent("AG-2", "S-2")
    assert programme.figures("agents.turnover", "agents.handovers_done") == (0.0, None)
    programme.on("2026-03-20").end_posting(leaving)
    assert programme.figures("agents.turnover", "agents.handovers_done") == (0.5, 0.0)
    programme.register_agent("AG-3")
    programme.hand_over_post(staying, "AG-3")
    assert programme.figures("agents.turnover", "agents.handovers_done") == (0.666667, 0.5)
    last = programme.post_agent("AG-4", "S-1")
    assert programme.figure("agents.turnover") == 0.5
    programme.on("2026-04-02").end_posting(last)
    assert programme.figures("agents.turnover", "agents.handovers_done") == (0.75, 0.333333)
    entered_both_ways(programme, "problem-long-term", "projects.commitment_months", worse=9, better=30)
    entered_both_ways(programme, "problem-long-term", "companies.retained", worse=0.7, better=0.95)
