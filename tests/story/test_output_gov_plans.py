"""They lead the discussion until plans to manage risks are agreed and supported."""

from .doors import Doors
from .entered import entered_both_ways


def test_committees_with_a_plan_in_force(doors: Doors) -> None:
    entered_both_ways(doors, "output-gov-plans", "committees.plans_agreed", worse=0.25, better=0.65)
