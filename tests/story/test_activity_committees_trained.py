"""The committees are trained in traceability, due diligence, assessing and reducing risks, and local law where it
matters.
"""

from .doors import Doors
from .entered import entered_both_ways


def test_committees_trained_and_what_it_added(doors: Doors) -> None:
    entered_both_ways(doors, "activity-committees-trained", "committees.trained", worse=0.2, better=0.6)
    entered_both_ways(doors, "activity-committees-trained", "trainings.test_gain", worse=5, better=18)
