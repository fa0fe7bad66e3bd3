"""They lead the discussion until plans to manage risks are agreed and supported."""

from .doors import Doors
from .entered import entered_both_ways


def test_recommendations_accepted_and_committees_with_a_plan_show_it(programme: Doors) -> None:
    number = programme.on("2026-03-02").open_incident()
    assert programme.figure("incidents.recommendations_accepted") is None
    programme.accept(programme.recommend(number, due="2026-04-01"))
    assert programme.figure("incidents.recommendations_accepted") == 1.0
    programme.refuse(programme.recommend(number, due="2026-04-01"))
    assert programme.figure("incidents.recommendations_accepted") == 0.5
    entered_both_ways(programme, "output-gov-plans", "committees.plans_agreed", worse=0.25, better=0.65)
