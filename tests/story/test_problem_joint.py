"""That is within reach when industry, government and civil society do it together."""

from .doors import Doors
from .entered import entered_both_ways


def test_companies_that_answer_and_tables_with_three_sides_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1")
    assert programme.figure("incidents.answered") == 0.0
    programme.answer(number, "NEG-1")
    assert programme.figure("incidents.answered") == 1.0
    programme.tell(number, "PROC-1")
    assert programme.figure("incidents.answered") == 0.5
    entered_both_ways(programme, "problem-joint", "agreements.in_force", worse=1, better=4)
