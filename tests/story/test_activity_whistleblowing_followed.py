"""What whistle-blowers report is followed up."""

from .doors import Doors
from .entered import entered_both_ways


def test_reports_looked_into_and_answered(doors: Doors) -> None:
    entered_both_ways(
        doors, "activity-whistleblowing-followed", "whistleblowing.verified_share", worse=0.4, better=0.85
    )
    entered_both_ways(doors, "activity-whistleblowing-followed", "whistleblowing.fed_back", worse=0.3, better=0.75)
