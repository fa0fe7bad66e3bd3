"""Companies get first-hand information on which to decide."""

from .doors import Doors


def test_companies_are_told_within_days_or_late(programme: Doors) -> None:
    codes = ("incidents.days_to_tell", "incidents.told_in_time")
    soon, late = programme.on("2026-03-02").open_incident(), programme.open_incident("S-2")
    assert programme.figures(*codes) == (None, 0.0)
    programme.on("2026-03-05").tell(soon, "NEG-1")
    assert programme.figures(*codes) == (3.0, 0.5)
    programme.on("2026-03-20").tell(late, "NEG-2")
    assert programme.figures(*codes) == (10.5, 0.5)
    third = programme.open_incident()
    programme.tell(third, "PROC-1")
    assert programme.figures(*codes) == (3.0, 0.666667)
    programme.on("2026-05-02").open_incident("S-2")
    assert programme.figures(*codes) == (3.0, 0.5)
