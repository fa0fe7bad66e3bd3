"""Reporting costs nothing and needs no name."""

from .doors import Doors
from .entered import entered_both_ways


def test_channels_that_cost_nothing_and_ask_for_no_name(doors: Doors) -> None:
    entered_both_ways(doors, "output-whistleblowing-safe", "whistleblowing.channels_free", worse=0.3, better=0.8)
    entered_both_ways(doors, "output-whistleblowing-safe", "whistleblowing.anonymous_share", worse=0.4, better=0.7)
