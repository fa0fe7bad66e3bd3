"""Miners and their neighbours can report risks."""

from .doors import Doors
from .entered import entered_in_silence


def test_people_who_know_where_to_report_show_it(programme: Doors) -> None:
    assert programme.figure("visits.hotline_known") is None
    programme.on("2026-03-02").visit("S-1", hotline_asked="4", hotline_known="3")
    assert programme.figure("visits.hotline_known") == 0.75
    programme.visit("S-2", hotline_asked="4", hotline_known="0")
    assert programme.figure("visits.hotline_known") == 0.375
    programme.visit("S-2", hotline_asked="8", hotline_known="7")
    assert programme.figure("visits.hotline_known") == 0.625
    entered_in_silence(programme, "output-whistleblowing", "whistleblowing.per_1000_miners", more=9, fewer=2.5)
