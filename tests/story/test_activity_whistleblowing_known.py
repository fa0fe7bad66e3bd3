"""It is made known in mining communities."""

from .doors import Doors
from .entered import entered_both_ways


def test_people_who_heard_of_the_number_show_it(programme: Doors) -> None:
    programme.on("2026-03-02").visit("S-1", hotline_asked="5", hotline_known="1")
    assert programme.figure("visits.hotline_known") == 0.2
    programme.on("2026-05-02").visit("S-1", hotline_asked="5", hotline_known="4")
    assert programme.figure("visits.hotline_known") == 0.5
    programme.visit("S-2", hotline_asked="10", hotline_known="1")
    assert programme.figure("visits.hotline_known") == 0.3
    entered_both_ways(programme, "activity-whistleblowing-known", "outreach.meetings", worse=3, better=14)
    entered_both_ways(programme, "activity-whistleblowing-known", "outreach.attendance", worse=80, better=420)
