"""When counts of what agents said in confidence may be read. (government)

A quarter is open for answers until some days after its end, and can be read only from the day after that. So a counter
never grows between two reads, and what was read once is read the same for ever.

A tally is shown when at least five said yes and at least five said no. Every agent answers every question, so that the
tallies of a province have one base and nothing follows from setting one beside another. The tally of all provinces
together is shown when it holds five of each as well and, with the provinces that are shown taken away from it, every
count of a hidden province can still be at least five different numbers (or any number up to its base, where that is
smaller), whatever one knows of how many agents answered where.
"""

from collections.abc import Iterable, Sequence

from chanzo.core.days import month_end, month_of, month_start

from .types import Counts, Shown, Tally

LEAST = 5
GRACE_DAYS = 15


def quarter_of(day: int) -> int:
    """The quarter of a day: four times the year, and 0 to 3."""
    return month_of(day) // 3


def quarter_days(quarter: int) -> tuple[int, int]:
    """The first and last day of a quarter."""
    return month_start(quarter * 3), month_end(quarter * 3 + 2)


def quarter_text(quarter: int) -> str:
    """``2026-Q1``."""
    return f"{quarter // 4:04d}-Q{quarter % 4 + 1}"


def takes_answers(quarter: int, today: int) -> bool:
    """Whether answers of a quarter are still taken in."""
    first, last = quarter_days(quarter)
    return first <= today <= last + GRACE_DAYS


def is_released(quarter: int, today: int) -> bool:
    """Whether a quarter's counts may be read: none can change any more."""
    return today > quarter_days(quarter)[1] + GRACE_DAYS


def open_quarters(today: int) -> list[int]:
    """The quarters that take answers, the newest first."""
    now = quarter_of(today)
    return [quarter for quarter in (now, now - 1) if takes_answers(quarter, today)]


def large_enough(tally: Tally, least: int = LEAST) -> bool:
    """Whether both sides of a tally have the least number."""
    return tally.yes >= least and tally.no >= least


def shown_of(counts: Counts, question: str, least: int = LEAST) -> tuple[dict[str, Shown], Shown]:
    """What may be read of one question: by province, and of all provinces together."""
    tallies = {province: told[question] for province, told in counts.items() if question in told}
    shown = {p: Shown(tally if large_enough(tally, least) else None) for p, tally in tallies.items()}
    whole = Tally(sum(tally.yes for tally in tallies.values()), sum(tally.no for tally in tallies.values()))
    hidden = [tallies[province] for province, one in shown.items() if one.tally is None and tallies[province].base]
    safe = large_enough(whole, least) and in_doubt(hidden, least)
    return shown, Shown(whole if safe else None)


def in_doubt(hidden: Sequence[Tally], least: int = LEAST) -> bool:
    """Whether hidden tallies stay in doubt for a reader who knows every base and the hidden ones' sum.

    Such a reader knows too that each was hidden since its yes or its no is small. Each yes must still be able to be
    ``least`` different numbers, or all of 0 to its base.
    """
    total = sum(tally.yes for tally in hidden)
    choices = [[yes for yes in range(t.base + 1) if not large_enough(Tally(yes, t.base - yes), least)] for t in hidden]
    before = [1]  # the sums that the first so many can have, as bits
    for some in choices:
        before.append(_sums(before[-1], some))
    after = 1
    for at in range(len(hidden) - 1, -1, -1):
        others = _both(before[at], after, total)
        possible = sum(1 for yes in choices[at] if yes <= total and others >> (total - yes) & 1)
        if possible < min(least, hidden[at].base + 1):
            return False
        after = _sums(after, choices[at])
    return True


def _sums(held: int, choices: Iterable[int]) -> int:
    found = 0
    for choice in choices:
        found |= held << choice
    return found


def _both(left: int, right: int, most: int) -> int:
    """The sums of one of ``left`` and one of ``right``, up to ``most``, as bits."""
    found = 0
    for at in range(most + 1):
        if left >> at & 1:
            found |= right << at
    return found & ((1 << (most + 1)) - 1)


def quarter_read(text: str) -> int | None:
    """The quarter that ``2026-Q1`` writes; None when it writes none."""
    year, mark, number = text.partition("-Q")
    if mark and year.isdecimal() and len(year) == 4 and number in ("1", "2", "3", "4"):
        return int(year) * 4 + int(number) - 1
    return None
