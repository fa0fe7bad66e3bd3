"""Due diligence takes less effort for the same result, throughout the chain."""

from .doors import Doors

EFFORT = ("answers.serving_many", "answers.hours", "findings.days_to_settle")


def test_answers_that_serve_many_and_findings_settled_soon_show_it(programme: Doors) -> None:
    first, second, third, fourth = programme.on("2026-03-02").findings()[:4]
    programme.ask(first, second)
    programme.on("2026-03-04").reply(first, second)
    programme.settle(first)
    assert programme.figures(*EFFORT) == (1.0, 48.0, 30.0)
    programme.on("2026-03-20").ask(third)
    programme.on("2026-05-03").reply(third)
    programme.settle(fourth)
    assert programme.figures(*EFFORT) == (0.5, 552.0, 60.0)
    programme.ask(second)
    programme.reply(second)
    assert programme.figure("answers.hours") == 48.0
    programme.on("2026-05-04").bag("0298", "S-2")
    programme.settle(next(name for name in programme.findings() if "0298" in name))
    assert programme.figure("findings.days_to_settle") == 30.0
