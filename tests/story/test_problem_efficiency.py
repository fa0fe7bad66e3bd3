"""Working together costs each party less and gets more done."""

from .doors import Doors
from .entered import entered_both_ways


def test_one_answer_that_serves_several_shows_it(programme: Doors) -> None:
    first, second, third = programme.on("2026-03-02").findings()[:3]
    programme.ask(first, second)
    programme.reply(first, second)
    assert programme.figure("answers.serving_many") == 1.0
    programme.ask(third)
    programme.reply(third)
    assert programme.figure("answers.serving_many") == 0.5
    entered_both_ways(programme, "problem-efficiency", "programme.cost_per_tonne", worse=310, better=220)
