"""Everybody along the chain understands in the same way what due diligence asks and expects."""

from .doors import Doors
from .entered import entered_both_ways


def test_questions_that_get_an_answer_show_it(programme: Doors) -> None:
    first, second = programme.on("2026-03-02").findings()[:2]
    assert programme.figure("findings.questions_answered") is None
    programme.ask(first)
    assert programme.figure("findings.questions_answered") == 0.0
    programme.reply(first)
    assert programme.figure("findings.questions_answered") == 1.0
    programme.ask(second)
    assert programme.figure("findings.questions_answered") == 0.5
    entered_both_ways(programme, "outcome-common-understanding", "quiz.companies", worse=0.5, better=0.75)
    entered_both_ways(programme, "outcome-common-understanding", "standards.events", worse=6, better=2)
