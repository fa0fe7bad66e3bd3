"""A due diligence programme changes something only at scale: at mines large and small, near and remote, busy and
quiet.
"""

from .doors import Doors


def test_sites_miners_and_visits_that_were_due_show_the_scale(programme: Doors) -> None:
    programme.place()
    programme.on("2026-03-02").plan_visits("North", "2026-03-30")
    assert programme.figures("sites.integrated", "sites.miners_covered", "visits.due_done") == (2, 0, 0.0)
    programme.on("2026-03-10").visit("S-1")
    programme.study("S-1", diggers="5")
    programme.new_site("S-3")
    assert programme.figures("sites.integrated", "sites.miners_covered", "visits.due_done") == (3, 5, 1.0)
    programme.plan_visits("South", "2026-04-07")
    programme.on("2026-05-01").status("S-1", "programme withdrawn")
    assert programme.figures("sites.integrated", "sites.miners_covered", "visits.due_done") == (2, 0, 0.5)
