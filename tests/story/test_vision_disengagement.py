"""Buyers stay in conflict-affected and high-risk areas: fewer of them leave without good reason."""

from .doors import Doors

LEAVING = ("incidents.unfounded_disengagement", "incidents.disengagement_founded_share")


def test_companies_that_leave_without_good_ground_speak_against_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    assert programme.figures(*LEAVING) == (0, None)
    programme.leave(number, "NEG-1", ground="cost")
    assert programme.figures(*LEAVING) == (1, 0.0)
    programme.leave(number, "PROC-1", ground="abuse")
    assert programme.figures(*LEAVING) == (1, 0.5)
    assert programme.figure("lots.smelters") == 1
    programme.export("0910", to="SMELT-2")
    assert programme.figure("lots.smelters") == 2
    programme.take_back()
    assert programme.figure("lots.smelters") == 1
