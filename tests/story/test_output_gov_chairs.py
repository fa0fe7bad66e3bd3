"""Governments and local authorities chair the committees of all stakeholders, regularly."""

from .doors import Doors
from .entered import entered_both_ways


def test_who_takes_the_chair_and_how_often(doors: Doors) -> None:
    entered_both_ways(doors, "output-gov-chairs", "committees.chaired_by_authority", worse=0.2, better=0.75)
    entered_both_ways(doors, "output-gov-chairs", "committees.meetings_held", worse=0.5, better=0.9)
