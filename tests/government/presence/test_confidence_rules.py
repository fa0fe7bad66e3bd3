"""What agents said in confidence: no reader can work out a small count, however it sets figures beside each other."""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.days import to_day
from chanzo.government.confidence import rules
from chanzo.government.confidence.types import Tally

tallies = st.builds(Tally, st.integers(0, 30), st.integers(0, 30))


def released(yes: tuple[int, ...], bases: tuple[int, ...], least: int) -> tuple[tuple[Tally | None, ...], Tally | None]:
    """All that can be read of one question, when so many of each base said yes."""
    counts = {f"P{at}": {"q": Tally(y, base - y)} for at, (y, base) in enumerate(zip(yes, bases, strict=True))}
    shown, whole = rules.shown_of(counts, "q", least)
    return tuple(shown[p].tally for p in counts), whole.tally


@pytest.mark.parametrize("bases", [(3,), (4, 5), (6, 2), (3, 3, 3), (5, 4, 3), (6, 6, 1), (2, 2, 2, 7), (6, 6, 6)])
def test_who_knows_every_base_and_the_program_cannot_tell_a_hidden_count(bases: tuple[int, ...]) -> None:
    """The reader tries every possible truth and keeps those that would be released just so: hidden counts stay open."""
    least = 2
    truths = defaultdict(list)
    for yes in product(*(range(base + 1) for base in bases)):
        truths[released(yes, bases, least)].append(yes)
    for (parts, _whole), possible in truths.items():
        for at, part in enumerate(parts):
            if part is None:
                known = {yes[at] for yes in possible}
                assert len(known) >= min(least, bases[at] + 1), (bases, parts, _whole, known)


@given(st.lists(tallies, min_size=1, max_size=8))
def test_what_is_shown_has_five_of_each(held: list[Tally]) -> None:
    parts, whole = rules.shown_of({str(at): {"q": tally} for at, tally in enumerate(held)}, "q")
    for at, tally in enumerate(held):
        shown = parts[str(at)].tally
        assert shown == (tally if min(tally) >= 5 else None)
    if whole.tally is not None:
        assert whole.tally == Tally(sum(t.yes for t in held), sum(t.no for t in held))
        hidden = [t for t in held if min(t) < 5]
        # With one hidden province the sum would tell it.
        assert len([t for t in hidden if t.base]) != 1


@given(st.lists(st.builds(Tally, st.integers(0, 9), st.integers(0, 9)), max_size=5), st.integers(1, 5))
def test_doubt_agrees_with_trying_everything(hidden: list[Tally], least: int) -> None:
    hidden = [tally for tally in hidden if not rules.large_enough(tally, least)]
    hidden = hidden[:3]
    total = sum(tally.yes for tally in hidden)
    choices = [[yes for yes in range(t.base + 1) if not (yes >= least and t.base - yes >= least)] for t in hidden]
    whole = [yes for yes in product(*choices) if sum(yes) == total]
    expected = all(len({yes[at] for yes in whole}) >= min(least, t.base + 1) for at, t in enumerate(hidden))
    assert rules.in_doubt(hidden, least) == expected


@given(st.integers(to_day(date(2020, 1, 1)), to_day(date(2035, 1, 1))), st.integers(8080, 8140))
def test_no_quarter_is_read_while_it_takes_answers(today: int, quarter: int) -> None:
    assert not (rules.takes_answers(quarter, today) and rules.is_released(quarter, today))
    if rules.is_released(quarter, today):
        assert not rules.takes_answers(quarter, today + 1)


def test_a_quarter_runs_from_its_first_day_to_a_fortnight_after_its_end() -> None:
    quarter = rules.quarter_of(to_day(date(2026, 2, 10)))
    assert rules.quarter_text(quarter) == "2026-Q1"
    assert rules.quarter_read("2026-Q1") == quarter
    assert rules.quarter_read("2026-Q5") is None
    assert rules.open_quarters(to_day(date(2026, 4, 15))) == [quarter + 1, quarter]
    assert rules.open_quarters(to_day(date(2026, 4, 16))) == [quarter + 1]
    assert not rules.is_released(quarter, to_day(date(2026, 4, 15)))
    assert rules.is_released(quarter, to_day(date(2026, 4, 16)))
