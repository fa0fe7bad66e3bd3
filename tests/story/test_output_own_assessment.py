"""Companies assess risks for themselves and write down what they conclude."""

from .doors import Doors
from .entered import entered_both_ways


def test_assessments_of_companies_are_counted(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    assert programme.figure("incidents.own_assessments") == 0
    programme.answer(number, "NEG-1")
    programme.answer(number, "PROC-1", "suspend", reasons="Until the report is there.")
    assert programme.figure("incidents.own_assessments", quarter="first") == 2
    assert programme.figure("incidents.own_assessments") == 2
    other = programme.on("2026-04-02").open_incident("S-2")
    programme.tell(other, "NEG-2", "PROC-1")
    programme.answer(other, "NEG-2")
    assert programme.figure("incidents.own_assessments", quarter="second") == 1
    entered_both_ways(programme, "output-own-assessment", "companies.assessments_current", worse=0.3, better=0.7)
