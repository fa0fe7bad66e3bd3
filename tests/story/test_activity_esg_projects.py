"""Projects are encouraged, for instance against child labour, for the environment or for health."""

from .doors import Doors
from .entered import entered_both_ways


def test_projects_at_work_completed_and_accepted(doors: Doors) -> None:
    entered_both_ways(doors, "activity-esg-projects", "projects.running", worse=2, better=7)
    entered_both_ways(doors, "activity-esg-projects", "projects.completed", worse=1, better=5)
    entered_both_ways(doors, "activity-esg-projects", "projects.signed_off", worse=0.5, better=0.9)
