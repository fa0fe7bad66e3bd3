"""Companies urge those they buy from to do better rather than drop them."""

from .doors import Doors
from .entered import entered_both_ways


def test_who_leaves_after_trying_shows_it_and_who_leaves_for_the_cost_does_not(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    programme.leave(number, "PROC-1", ground="failed", tried="A plan over six months.")
    assert programme.figure("incidents.disengagement_founded_share") == 1.0
    programme.leave(number, "NEG-1", ground="cost")
    assert programme.figure("incidents.disengagement_founded_share") == 0.5
    entered_both_ways(programme, "output-progress-encouraged", "suppliers.improving", worse=0.25, better=0.5)
