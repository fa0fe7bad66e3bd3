"""Each of these risks is verified before anybody acts on it."""

from .doors import Doors


def test_cases_that_were_looked_into_end_in_something_said(programme: Doors) -> None:
    codes = ("incidents.closed_resolved", "incidents.days_to_close")
    proven, rumour = programme.on("2026-03-02").open_incident("S-1"), programme.open_incident("S-2")
    assert programme.figures(*codes) == (None, None)
    programme.on("2026-03-12").close(proven)
    assert programme.figures(*codes) == (1.0, 10.0)
    programme.on("2026-04-11").close(rumour, "unsubstantiated")
    assert programme.figures(*codes) == (0.5, 25.0)
    programme.close(programme.open_incident())
    assert programme.figures(*codes) == (0.666667, 10.0)
