"""Companies are pre-audited before they are accepted, and audited afterwards."""

from .doors import Doors
from .entered import entered_both_ways


def test_audits_done_when_due_and_the_days_they_take(doors: Doors) -> None:
    entered_both_ways(doors, "activity-audits", "audits.done", worse=0.5, better=0.9)
    entered_both_ways(doors, "activity-audits", "audits.days_per_stage", worse=60, better=21)
