"""Tools for due diligence are made for companies, each for its place in the chain and its risks."""

from .doors import Doors
from .entered import entered_both_ways


def test_an_answer_that_serves_several_shows_it(programme: Doors) -> None:
    first, second, third = programme.on("2026-03-02").findings()[:3]
    programme.ask(first)
    programme.reply(first)
    assert programme.figure("answers.serving_many") == 0.0
    programme.ask(second, third)
    programme.reply(second, third)
    assert programme.figure("answers.serving_many") == 0.5
    entered_both_ways(programme, "activity-company-tools", "tools.in_use", worse=0.2, better=0.55)
