"""Companies practise due diligence in their supply chain all the time, not only when an audit comes."""

from .doors import Doors
from .entered import entered_both_ways


def test_answers_given_in_time_show_it(programme: Doors) -> None:
    codes = ("incidents.answers_in_time", "incidents.per_1000_t")
    number = programme.on("2026-03-02").open_incident()
    programme.tell(number, "NEG-1", "PROC-1")
    programme.on("2026-03-20").answer(number, "NEG-1")
    in_time, dense = programme.figures(*codes)
    assert in_time == 0.5
    programme.on("2026-04-20").answer(number, "PROC-1")
    programme.bag("0110", kg="156.5")
    assert programme.figures(*codes) == (0.5, round((dense or 0) / 2, 6))
    late = programme.open_incident("S-2")
    programme.tell(late, "NEG-2")
    programme.answer(late, "NEG-2")
    assert programme.figures(*codes) == (0.666667, dense)
    entered_both_ways(programme, "outcome-company-diligence", "companies.reports_published", worse=0.5, better=0.9)
