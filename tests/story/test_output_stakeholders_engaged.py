"""Companies talk with the people and authorities whom their supply chain concerns."""

from .doors import Doors
from .entered import entered_both_ways


def test_questions_answered_and_companies_at_the_table_show_it(programme: Doors) -> None:
    first, second, third = programme.on("2026-03-02").findings()[:3]
    programme.ask(first, of="NEG-1")
    programme.ask(second, of="PROC-1")
    assert programme.figure("findings.questions_answered") == 0.0
    programme.reply(first)
    programme.reply(second)
    assert programme.figure("findings.questions_answered") == 1.0
    programme.ask(third, of="NEG-1")
    assert programme.figure("findings.questions_answered") == 0.666667
    entered_both_ways(programme, "output-stakeholders-engaged", "companies.meetings_attended", worse=0.3, better=0.65)
