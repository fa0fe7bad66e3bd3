"""What holds for a site on a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.sites.rules import capacity_on, closed_on, interruptions_on, latest_description, meaning_of, status_on
from chanzo.sites.types import Change, Description, Interruption, Status

JANUARY, MARCH, JUNE = 20454, 20513, 20605


def test_the_capacity_of_a_day_is_the_one_begun_last() -> None:
    lines = [Description(1, None, 100, 200), Description(2, MARCH, 300, 400), Description(3, JUNE)]
    assert capacity_on(lines, JANUARY) == lines[0]
    assert capacity_on(lines, MARCH - 1) == lines[0]
    assert capacity_on(lines, MARCH) == lines[1]
    assert capacity_on(lines, JUNE) == lines[1]
    assert capacity_on([lines[1]], JANUARY) is None
    assert latest_description(lines) == lines[2]


def test_the_status_of_a_day_is_the_latest_of_its_scheme() -> None:
    lines = [
        Status(1, "programme", "integrated", JANUARY),
        Status(2, "icglr", "red", MARCH),
        Status(3, "programme", "withdrawn", JUNE),
        Status(4, "programme", "candidate", JUNE),
    ]
    assert status_on(lines, "programme", JUNE - 1) == lines[0]
    assert status_on(lines, "programme", JUNE) == lines[3]
    assert status_on(lines, "national", JUNE) is None


@pytest.mark.parametrize(("day", "holds"), [(MARCH - 1, False), (MARCH, True), (JUNE, True), (JUNE + 1, False)])
def test_both_ends_of_a_suspension_are_inside(day: int, holds: bool) -> None:
    areas = frozenset({"S-1", "territory:MWENGA"})
    lines = [Interruption(1, "territory:MWENGA", MARCH, JUNE), Interruption(2, "territory:PUNIA", MARCH, None)]
    assert bool(interruptions_on(lines, areas, day)) is holds


def test_an_old_code_means_the_newest_one() -> None:
    changes = [
        Change(1, "S-1", "rename", "S-2", JANUARY),
        Change(2, "s-2", "merge", "S-3", MARCH),
        Change(3, "S-9", "split", "S-10", MARCH),
        Change(4, "S-3", "close", "", JUNE),
    ]
    assert meaning_of("s-1", changes) == "S-3"
    assert meaning_of("S-9", changes) == "S-9"
    assert closed_on("S-3", changes) == JUNE
    assert closed_on("S-1", changes) is None


CODES = st.sampled_from(["A", "B", "C", "D"])
CHANGES = st.lists(
    st.builds(Change, st.integers(1, 99), CODES, st.sampled_from(["rename", "merge"]), CODES, st.integers(0, 5)),
    max_size=8,
)


@given(CODES, CHANGES, st.randoms())
def test_a_meaning_never_depends_on_the_order_of_arrival_and_always_ends(code, changes, random) -> None:
    changes = list({c.version: c for c in changes}.values())
    shuffled = list(changes)
    random.shuffle(shuffled)
    assert meaning_of(code, changes) == meaning_of(code, shuffled)
