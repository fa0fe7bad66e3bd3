"""The programme advises on how incidents can be mitigated."""

from .doors import Doors
from .entered import entered_both_ways

ADVICE = ("incidents.recommendations_accepted", "incidents.mitigation_in_time")


def test_advice_that_is_accepted_done_and_taken_up_shows_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    advice = programme.recommend(number, due="2026-04-01")
    programme.accept(advice)
    assert programme.figures(*ADVICE) == (1.0, 0.0)
    programme.carry_out(advice)
    assert programme.figures(*ADVICE) == (1.0, 1.0)
    programme.refuse(programme.recommend(number, due="2026-04-01"))
    assert programme.figures(*ADVICE) == (0.5, 0.5)
    entered_both_ways(programme, "activity-mitigation-guidance", "committees.guidance_taken", worse=0.3, better=0.7)
