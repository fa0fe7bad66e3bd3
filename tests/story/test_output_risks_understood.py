"""Companies know which risks touch their own supply chain."""

from .doors import Doors


def test_companies_that_decide_on_what_they_were_told_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    assert programme.figure("incidents.answered") is None
    programme.tell(number, "PROC-1")
    programme.answer(number, "PROC-1", reasons="We ask for receipts.")
    assert programme.figure("incidents.answered") == 1.0
    other = programme.on("2026-04-02").open_incident("S-2")
    programme.tell(other, "PROC-1")
    assert programme.figure("incidents.answered", quarter="second") == 0.0
    assert programme.figure("incidents.answered") == 0.5
