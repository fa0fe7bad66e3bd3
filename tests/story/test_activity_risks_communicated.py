"""Those whom a risk concerns are told of it."""

from .doors import Doors


def test_those_concerned_are_told_in_time_or_late(programme: Doors) -> None:
    codes = ("incidents.told_in_time", "incidents.days_to_tell", "incidents.authority_informed_in_time")
    first, second = programme.on("2026-03-02").open_incident(), programme.open_incident("S-2")
    assert programme.figures(*codes) == (0.0, None, 0.0)
    programme.tell(first, "NEG-1")
    programme.inform(first)
    assert programme.figures(*codes) == (0.5, 0.0, 0.5)
    programme.on("2026-03-22").tell(second, "NEG-2")
    programme.inform(second)
    assert programme.figures(*codes) == (0.5, 10.0, 0.5)
    third = programme.open_incident()
    programme.tell(third, "NEG-1")
    programme.inform(third, "Division of mines")
    assert programme.figures(*codes) == (0.666667, 0.0, 0.666667)
