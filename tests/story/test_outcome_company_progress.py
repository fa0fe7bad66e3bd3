"""Companies get better at their business: their standards, management systems and procedures improve from one audit to
the next.
"""

from .doors import Doors
from .entered import entered_both_ways


def test_levels_from_one_audit_to_the_next_and_findings_made_again(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-company-progress", "audits.step_change", worse=-0.2, better=0.4)
    entered_both_ways(doors, "outcome-company-progress", "audits.levels_gained", worse=0.2, better=0.5)
    entered_both_ways(doors, "outcome-company-progress", "audits.repeat_findings", worse=0.6, better=0.25)
