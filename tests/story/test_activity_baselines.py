"""A baseline study is made of each mine site before it joins."""

from .doors import Doors

SAID = {
    "men": "1", "women": "1", "work_days": "20",
    "stated-1-who": "miner", "stated-1-mineral": "cassiterite", "stated-1-per": "day",
    "observed-1-mineral": "cassiterite", "observed-1-mass": "8", "observed-1-days": "2",
}  # fmt: skip


def test_studies_are_counted_and_those_whose_figures_disagree_are_told(programme: Doors) -> None:
    assert programme.figures("baselines.done", "baselines.disagreement") == (None, None)
    programme.on("2026-03-02").study("S-1", **(SAID | {"stated-1-mass": "40"}))
    programme.study("S-2")
    assert programme.figures("baselines.done", "baselines.disagreement") == (2, 1.0)
    programme.on("2026-04-02").study("S-2", **(SAID | {"stated-1-mass": "4"}))
    assert programme.figures("baselines.done", "baselines.disagreement") == (3, 0.5)
    assert programme.figure("baselines.done", quarter="first") == 2
    assert programme.figure("baselines.done", quarter="second") == 1
    programme.study("S-1", **(SAID | {"stated-1-mass": "60"}))
    assert programme.figure("baselines.disagreement") == 0.666667
