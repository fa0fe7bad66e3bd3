"""Which sites stand by themselves, which months are due, how exactly a place is told."""

import pytest

from chanzo.core.days import month_number
from chanzo.exchange.rules.selection import area_of, due_month, listed, rounded
from chanzo.exchange.types import Level, Reason, SiteFacts

from .programme import day

PLACE = ("CD", "North", "Hill")
TODAY = day("2026-11-25")


@pytest.mark.parametrize(
    ("on", "delay", "month"),
    [
        ("2026-11-25", 3, "2026-07"),
        ("2026-11-01", 3, "2026-07"),
        ("2026-10-31", 3, "2026-06"),
        ("2026-01-15", 6, "2025-06"),
    ],
)
def test_a_month_is_due_when_so_many_whole_months_have_passed(on: str, delay: int, month: str) -> None:
    assert due_month(day(on), delay) == month_number(month)


def test_a_site_is_listed_when_its_integration_is_old_enough() -> None:
    def how(**facts: object) -> tuple[bool, str]:
        found = listed(SiteFacts("S", PLACE, **facts), TODAY, 3)  # type: ignore[arg-type]
        return found.alone, found.reason.value

    assert how(integrated_day=day("2026-07-31")) == (True, "small")
    assert how(integrated_day=day("2026-08-01")) == (False, "delay")
    assert how(integrated_day=None) == (False, "unvalidated")
    assert how(integrated_day=day("2026-12-01")) == (False, "unvalidated")
    assert how(registered=False) == (False, "unregistered")


def test_a_decision_goes_before_everything_and_says_how_far_it_goes() -> None:
    old = day("2020-01-01")
    area = listed(SiteFacts("S", PLACE, True, old, (Reason.SAFETY, Level.AREA)), TODAY, 3)
    nowhere = listed(SiteFacts("S", PLACE, True, old, (Reason.CONFLICT, Level.NOWHERE)), TODAY, 3)
    assert area == (False, PLACE, Reason.SAFETY)
    assert nowhere == (False, ("CD",), Reason.CONFLICT)


def test_a_place_ends_at_the_first_name_that_nobody_wrote() -> None:
    assert area_of("CD", "", "Hill") == ("CD",)
    assert area_of("", "North", "Hill") == ()


def test_a_place_is_rounded_to_the_next_line_of_the_grid() -> None:
    assert rounded(-1_234_560, 10_000) == -1_230_000
    assert rounded(28_765_430, 10_000) == 28_770_000
    assert rounded(28_765_430, 100_000) == 28_800_000
