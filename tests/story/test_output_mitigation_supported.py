"""Companies do their part in reducing risks."""

from .doors import Doors


def test_companies_that_decide_by_their_day_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    assert programme.figure("incidents.answers_in_time") == 0.0
    programme.on("2026-03-20").answer(number, "NEG-1", reasons="We pay for scales.")
    assert programme.figure("incidents.answers_in_time") == 0.5
    programme.on("2026-05-20").answer(number, "PROC-1")
    assert programme.figure("incidents.answers_in_time") == 0.5
    other = programme.open_incident("S-2")
    programme.tell(other, "NEG-2")
    assert programme.figure("incidents.answers_in_time") == 0.333333
