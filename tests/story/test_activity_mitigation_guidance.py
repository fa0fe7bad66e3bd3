"""The programme advises on how incidents can be mitigated."""

from .doors import Doors
from .entered import entered_both_ways


def test_advice_that_ended_in_a_measure(doors: Doors) -> None:
    entered_both_ways(doors, "activity-mitigation-guidance", "committees.guidance_taken", worse=0.3, better=0.7)
