"""Local authority grows stronger by it: what the chair decides is carried out."""

from .doors import Doors
from .entered import entered_both_ways


def test_decisions_carried_out_and_recommendations_accepted_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    first, second = (programme.recommend(number, due="2026-04-01") for _ in range(2))
    programme.refuse(first)
    assert programme.figure("incidents.recommendations_accepted") == 0.0
    programme.accept(second)
    assert programme.figure("incidents.recommendations_accepted") == 0.5
    entered_both_ways(programme, "output-local-authority", "committees.decisions_done", worse=0.35, better=0.8)
