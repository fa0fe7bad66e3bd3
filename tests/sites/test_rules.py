"""What holds for a site on a day."""

import pytest

from chanzo.sites.rules.standing import capacity_on, interruptions_on, status_on, worst_standing
from chanzo.sites.types.register import Description, Interruption, Status

JANUARY, MARCH, JUNE = 20454, 20513, 20605


def test_the_capacity_of_a_day_is_the_one_begun_last() -> None:
    lines = [Description(1, None, 100, 200), Description(2, MARCH, 300, 400), Description(3, JUNE)]
    assert capacity_on(lines, JANUARY) == lines[0]
    assert capacity_on(lines, MARCH - 1) == lines[0]
    assert capacity_on(lines, MARCH) == lines[1]
    assert capacity_on(lines, JUNE) == lines[1]
    assert capacity_on([lines[1]], JANUARY) is None


def test_the_status_of_a_day_is_the_latest_of_its_scheme_and_of_one_day_the_graver() -> None:
    lines = [
        Status(1, "programme", "integrated", JANUARY),
        Status(2, "icglr", "red", MARCH),
        Status(3, "programme", "withdrawn", JUNE),
        Status(4, "programme", "candidate", JUNE),
    ]
    assert status_on(lines, "programme", JUNE - 1) == lines[0]
    assert status_on(lines, "programme", JUNE) == lines[2]
    assert status_on(lines, "national", JUNE) is None


@pytest.mark.parametrize(("day", "holds"), [(MARCH - 1, False), (MARCH, True), (JUNE, True), (JUNE + 1, False)])
def test_both_ends_of_a_suspension_are_inside(day: int, holds: bool) -> None:
    areas = frozenset({"S-1", "territory:MWENGA"})
    lines = [Interruption(1, "territory:MWENGA", MARCH, JUNE), Interruption(2, "territory:PUNIA", MARCH, None)]
    assert bool(interruptions_on(lines, areas, day)) is holds


def test_one_word_tells_how_a_site_stands_worst_first() -> None:
    assert worst_standing(("integrated", "green", "green"), suspended=False, closed=False) == "integrated"
    assert worst_standing(("integrated", "red", ""), suspended=False, closed=False) == "red"
    assert worst_standing(("candidate", "green", "yellow"), suspended=False, closed=False) == "candidate"
    assert worst_standing(("integrated", "blue", ""), suspended=True, closed=False) == "suspended"
    assert worst_standing(("withdrawn", "", ""), suspended=True, closed=True) == "closed"
    assert worst_standing(("", "", ""), suspended=False, closed=False) == ""
    assert worst_standing(("", "unheard of", ""), suspended=False, closed=False) == ""
