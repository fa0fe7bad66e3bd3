"""Trading centres: négociants open mine bags on market days and close their own, mixed from a few. (demo)"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .production import NEVER, Bags
from .world import World

MOST_INPUTS = 3
SPLIT_RATE = 0.015
GRAIN_G = 100


@dataclass
class Trade:
    """Re-tagged bags as columns, and the rows that say what went into them (``bag``: mine bag, ``out``: re-tagged)."""

    negociant: NDArray[np.int64]
    day: NDArray[np.int64]
    mineral: NDArray[np.int64]
    mass_g: NDArray[np.int64]
    row_bag: NDArray[np.int64]
    row_out: NDArray[np.int64]
    row_in_g: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.negociant)


def opening_days(rng: np.random.Generator, world: World, bags: Bags, last_day: int) -> NDArray[np.int64]:
    """The market day on which a négociant opens each bag; NEVER for idle bags, other countries, and after the end."""
    codes = sorted(world.market_days)
    place = np.array([codes.index(site.territory.code) for site in world.sites])
    wait = np.array([[_until(weekday, world.market_days[code]) for weekday in range(7)] for code in codes])
    has_trade = np.array([bool(world.negociants[site.territory.code]) for site in world.sites])
    ready = bags.day + 1 + rng.integers(0, 11, len(bags))
    opened = ready + wait[place[bags.site], (ready + 3) % 7]
    return np.where(has_trade[bags.site] & ~bags.idle & (opened <= last_day), opened, NEVER)


def _until(weekday: int, markets: tuple[int, ...]) -> int:
    return min((market - weekday) % 7 for market in markets)


def make_trade(rng: np.random.Generator, bags: Bags, opened: NDArray[np.int64]) -> Trade:
    """Groups opened bags of one négociant, day and mineral by up to three; a few bags are split over two."""
    used = np.flatnonzero(opened != NEVER)
    used = used[np.lexsort((used, bags.mineral[used], opened[used], bags.buyer[used]))]
    in_g = weighed(rng, bags.mass_g[used], most=0.04)
    closes = rng.random(len(used)) < 0.45
    splits = rng.random(len(used)) < SPLIT_RATE
    columns = zip(
        used.tolist(), bags.buyer[used].tolist(), opened[used].tolist(), bags.mineral[used].tolist(),
        in_g.tolist(), closes.tolist(), splits.tolist(), strict=True,
    )  # fmt: skip
    groups: list[tuple[int, int, int]] = []
    rows: list[tuple[int, int, int]] = []
    held = 0
    for bag, negociant, day, mineral, grams, close, split in columns:
        group = (negociant, day, mineral)
        if not groups or groups[-1] != group or held == 0:
            groups.append(group)
            held = 0
        held += 1
        if split and close:
            part_g = int(grams * 0.6) // GRAIN_G * GRAIN_G
            rows += [(bag, len(groups) - 1, part_g), (bag, len(groups), grams - part_g)]
            groups.append(group)
            held = 1
        else:
            rows.append((bag, len(groups) - 1, grams))
            if close or held >= MOST_INPUTS:
                held = 0
    row_bag, row_out, row_in_g = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    negociants, days, minerals = (np.array(column, dtype=np.int64) for column in zip(*groups, strict=True))
    sums = np.bincount(row_out, weights=row_in_g, minlength=len(groups)).astype(np.int64)
    return Trade(negociants, days, minerals, weighed(rng, sums, most=0.03), row_bag, row_out, row_in_g)


def weighed(rng: np.random.Generator, mass_g: NDArray[np.int64], *, most: float) -> NDArray[np.int64]:
    """What a scale of 100 g shows after drying by up to the share ``most``; never more than before."""
    return np.asarray((mass_g * (1 - rng.random(len(mass_g)) * most)) // GRAIN_G * GRAIN_G, dtype=np.int64)
