"""Companies read the information they get from the programme, and find it credible."""

from .doors import Doors
from .entered import entered_both_ways


def test_companies_that_answer_and_trust_what_they_read_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    assert programme.figure("incidents.answered") == 0.0
    programme.answer(number, "NEG-1")
    assert programme.figure("incidents.answered") == 0.5
    again = programme.open_incident("S-2")
    programme.tell(again, "NEG-2", "PROC-1")
    assert programme.figure("incidents.answered") == 0.25
    entered_both_ways(programme, "output-information-reviewed", "companies.information_read", worse=0.5, better=0.8)
    entered_both_ways(programme, "output-information-reviewed", "companies.information_trusted", worse=0.4, better=0.7)
