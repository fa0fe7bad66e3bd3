"""Companies train their own suppliers."""

from .doors import Doors
from .entered import entered_both_ways


def test_suppliers_trained_and_companies_that_train_them(doors: Doors) -> None:
    entered_both_ways(doors, "output-suppliers-trained", "trainings.suppliers", worse=6, better=24)
    entered_both_ways(doors, "output-suppliers-trained", "trainings.suppliers_share", worse=0.15, better=0.5)
