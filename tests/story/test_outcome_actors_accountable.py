"""All actors of the sector answer more fully for what they do."""

from .doors import Doors

ACCOUNTABLE = ("incidents.answers_in_time", "incidents.referred_sanctioned", "findings.settled_share")


def test_answers_in_time_sanctions_and_findings_settled_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1")
    programme.refer(number)
    programme.settle(programme.findings()[0])
    assert programme.figures(*ACCOUNTABLE) == (0.0, 0.0, 0.166667)
    programme.answer(number, "NEG-1")
    programme.sanction(number)
    assert programme.figures(*ACCOUNTABLE) == (1.0, 1.0, 0.166667)
    other = programme.open_incident("S-2")
    programme.tell(other, "NEG-2")
    programme.refer(other, "NEG-2")
    programme.bag("0298", "S-2")
    answers, referred, settled = programme.figures(*ACCOUNTABLE)
    assert (answers, referred) == (0.5, 0.5)
    assert 0 < (settled or 0) < 0.166667
