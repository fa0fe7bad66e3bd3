"""Due diligence takes less effort for the same result, throughout the chain."""

from .doors import Doors


def test_answers_that_serve_many_and_findings_settled_soon_show_it(programme: Doors) -> None:
    first, second, third, fourth = programme.on("2026-03-02").findings()[:4]
    programme.ask(first, second)
    programme.reply(first, second)
    programme.settle(first)
    assert programme.figures("answers.serving_many", "findings.days_to_settle") == (1.0, 28.0)
    programme.on("2026-05-03").ask(third)
    programme.reply(third)
    programme.settle(fourth)
    assert programme.figures("answers.serving_many", "findings.days_to_settle") == (0.5, 59.0)
    programme.on("2026-05-04").bag("0298", "S-2")
    programme.settle(next(name for name in programme.findings() if "0298" in name))
    assert programme.figure("findings.days_to_settle") == 28.0
