"""Companies do their part in reducing risks."""

from .doors import Doors

SUPPORT = ("incidents.answers_in_time", "incidents.recommendations_accepted", "incidents.mitigation_in_time")


def test_companies_that_decide_accept_and_do_by_their_day_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    weigh, post = (programme.recommend(number, due="2026-04-01") for _ in range(2))
    assert programme.figures(*SUPPORT) == (0.0, 0.0, 0.0)
    programme.on("2026-03-20").answer(number, "NEG-1", reasons="We pay for scales.")
    for each in (weigh, post):
        programme.accept(each)
    programme.carry_out(weigh)
    assert programme.figures(*SUPPORT) == (0.5, 1.0, 0.5)
    programme.on("2026-05-20").answer(number, "PROC-1")
    programme.carry_out(post)
    other = programme.open_incident("S-2")
    programme.tell(other, "NEG-2")
    programme.refuse(programme.recommend(other, due="2026-06-01"))
    assert programme.figures(*SUPPORT) == (0.333333, 0.666667, 0.333333)
