"""Communities get better infrastructure from taxes on minerals that governments spend there."""

from .doors import Doors
from .entered import entered_both_ways


def test_works_paid_from_taxes_that_came_back(doors: Doors) -> None:
    entered_both_ways(doors, "outcome-infrastructure-taxes", "projects.infrastructure_taxes", worse=1, better=3)
    entered_both_ways(doors, "outcome-infrastructure-taxes", "taxes.transferred", worse=0.15, better=0.5)
