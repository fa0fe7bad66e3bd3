"""Companies are trained according to their place in the chain and the risks there."""

from .doors import Doors
from .entered import entered_both_ways


def test_people_trained_and_what_they_learned(doors: Doors) -> None:
    entered_both_ways(doors, "activity-companies-trained", "trainings.companies", worse=12, better=60)
    entered_both_ways(doors, "activity-companies-trained", "trainings.test_gain", worse=4, better=22)
