"""New mining areas that could join are found and put forward."""

from .doors import Doors


def test_areas_that_somebody_asks_for_are_counted(programme: Doors) -> None:
    assert programme.figure("areas.requested") is None
    programme.on("2026-03-02").ask_area("New Ridge")
    programme.ask_area("Far Ridge")
    assert programme.figure("areas.requested", quarter="first") == 2
    programme.on("2026-05-04").ask_area("Third Ridge")
    assert programme.figure("areas.requested", quarter="second") == 1
    assert programme.figure("areas.requested") == 3
