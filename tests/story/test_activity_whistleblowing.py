"""A way to blow the whistle is put in place."""

from .doors import Doors
from .entered import entered_both_ways, entered_in_silence


def test_channels_in_place(doors: Doors) -> None:
    entered_both_ways(doors, "activity-whistleblowing", "whistleblowing.channels_free", worse=0.2, better=0.7)
    entered_in_silence(doors, "activity-whistleblowing", "whistleblowing.reports", more=31, fewer=12)
