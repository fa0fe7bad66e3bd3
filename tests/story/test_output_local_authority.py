"""Local authority grows stronger by it: what the chair decides is carried out."""

from .doors import Doors
from .entered import entered_both_ways


def test_decisions_that_were_carried_out(doors: Doors) -> None:
    entered_both_ways(doors, "output-local-authority", "committees.decisions_done", worse=0.35, better=0.8)
