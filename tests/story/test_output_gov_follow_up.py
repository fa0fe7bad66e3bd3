"""They follow up on what the plans say until it is done."""

from .doors import Doors
from .entered import entered_both_ways


def test_what_was_recommended_is_done_by_its_day_or_late(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    soon, late = (programme.recommend(number, due="2026-04-01") for _ in range(2))
    for each in (soon, late):
        programme.accept(each)
    assert programme.figure("incidents.mitigation_in_time") == 0.0
    programme.on("2026-03-30").carry_out(soon)
    assert programme.figure("incidents.mitigation_in_time") == 0.5
    programme.on("2026-04-20").carry_out(late)
    assert programme.figure("incidents.mitigation_in_time") == 0.5
    programme.recommend(number, due="2026-06-10")
    assert programme.figure("incidents.mitigation_in_time") == 0.333333
    entered_both_ways(programme, "output-gov-follow-up", "committees.measures_in_time", worse=0.3, better=0.7)
