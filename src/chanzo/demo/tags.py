"""Tags as controlled stock: ranges received, allocated for a quarter, used in order, the rest returned. (demo)"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .scales import Period

FIRST_NUMBER = {"mine": 4_100_000, "negociant": 7_300_000, "processor": 9_600_000}
QUARTER_MONTHS = 3
LEAD_DAYS = 10


@dataclass(frozen=True)
class Range:
    """One allocation: the numbers ``first`` to ``last``, of which those before ``unused`` were closed on bags."""

    owner: int
    quarter: int
    day: int
    first: int
    unused: int
    last: int


@dataclass
class Allotment:
    """The number of each item, and the ranges they were taken from; ``spare`` hands out unused numbers once."""

    kind: str
    numbers: NDArray[np.int64]
    ranges: list[Range]
    taken: dict[int, int] = field(default_factory=dict)

    def spare(self, owner: int, day: int) -> int | None:
        """An unused number that the owner already held on a day, never given twice; None when there is none."""
        for place in range(len(self.ranges) - 1, -1, -1):
            held = self.ranges[place]
            free = self.taken.get(place, held.unused)
            if held.owner == owner and held.day <= day and free <= held.last:
                self.taken[place] = free + 1
                return free
        return None

    def leftover(self) -> list[tuple[Range, int]]:
        """Every range with numbers still unused, and the first of them."""
        free = [(held, self.taken.get(place, held.unused)) for place, held in enumerate(self.ranges)]
        return [(held, first) for held, first in free if first <= held.last]


def quarter_of(month: NDArray[np.int64], period: Period) -> NDArray[np.int64]:
    """Quarters of the period, counted from its first month."""
    return np.asarray((month - period.first_month) // QUARTER_MONTHS, dtype=np.int64)


def allot(
    rng: np.random.Generator,
    kind: str,
    owner: NDArray[np.int64],
    quarter: NDArray[np.int64],
    quarter_start: list[int],
) -> Allotment:
    """Numbers for items given in order of time: each owner's of a quarter are consecutive, with some to spare."""
    order = np.lexsort((np.arange(len(owner)), owner, quarter))
    changes = np.flatnonzero(np.diff(owner[order]) | np.diff(quarter[order])) + 1
    starts = np.concatenate(([0], changes)) if len(order) else changes
    sizes = np.diff(np.concatenate((starts, [len(order)])))
    spare = 8 + (sizes * rng.uniform(0.05, 0.2, len(sizes))).astype(np.int64)
    firsts = FIRST_NUMBER[kind] + np.concatenate(([0], np.cumsum(sizes + spare)[:-1])).astype(np.int64)
    numbers = np.empty(len(owner), dtype=np.int64)
    numbers[order] = np.repeat(firsts - starts, sizes) + np.arange(len(order))
    ranges = []
    for start, size, extra, first in zip(starts, sizes, spare, firsts, strict=True):
        item = order[start]
        day = quarter_start[int(quarter[item])] - LEAD_DAYS
        begin = int(first)
        ranges.append(
            Range(int(owner[item]), int(quarter[item]), day, begin, begin + int(size), begin + int(size + extra) - 1)
        )
    return Allotment(kind, numbers, ranges)


def tag_text(number: int) -> str:
    """Eight digits, as printed on the tag."""
    return f"{number:08d}"
