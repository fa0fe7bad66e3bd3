"""What no room computes yet is entered with its evidence; so its figure is shown to move, both ways."""

from .desk import Desk


def entered_both_ways(doors: Desk, statement: str, code: str, *, worse: float, better: float) -> None:
    """An indicator has no data, then a better figure than the year before, then a worse one; its target tells them
    apart, and the statement stands as it does."""
    told = doors.observed(code)
    assert told["value"] is None, f"{code} has data before anybody entered any"
    assert statement in told["statements"]
    doors.enter(code, worse, year=-1)
    doors.enter(code, better)
    assert (doors.figure(code, -1), doors.figure(code)) == (worse, better)
    doors.aim(code, better)
    assert doors.standing(statement) == "On track"
    doors.enter(code, worse)
    assert doors.figure(code) == worse
    assert doors.standing(statement) == "Off track"
    # The next figure of the statement is looked at beside one that is on track.
    doors.enter(code, better)


def entered_in_silence(doors: Desk, statement: str, code: str, *, more: float, fewer: float) -> None:
    """A count of reports or harm moves both ways, speaks neither for nor against, and takes no target: silence would
    meet it."""
    assert doors.figure(code) is None
    doors.enter(code, fewer, year=-1)
    for value in (more, fewer):
        doors.enter(code, value)
        assert doors.figure(code) == value
        assert "against the statement" not in doors.speaks(statement)
    assert "silence" in doors.refused_aim(code)
