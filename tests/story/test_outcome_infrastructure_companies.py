"""Communities get better infrastructure straight from companies, such as roads."""

from .doors import Doors
from .entered import entered_both_ways


def test_works_paid_by_companies(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-infrastructure-companies", "projects.infrastructure_companies", worse=1, better=4)
