"""A ledger of any size as arrays: mine bags, négociant lots, batches, export lots of 22 t, and their inputs.

Lots are numbered in order of arrival: mine bags by day, then négociant lots, batches and export lots by day.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from chanzo.traceability.image.columns import CODE, Inputs, Lots
from chanzo.traceability.types import Kind

Array = npt.NDArray[np.int64]

SITES, NEGOCIANTS, PROCESSORS, MINERALS = 3_000, 600, 40, 3
DAYS, FIRST_DAY = 3_650, 16_436  # ten years from 2015-01-01
BAGS_A_LOT, LOTS_A_BATCH, EXPORT_G = 4, 150, 22_000_000
SPLIT_BAGS, SPLIT_LOTS = 0.05, 0.03


@dataclass(frozen=True, slots=True)
class Made:
    """The lots and inputs, with the holder and mineral codes that other engines load too."""

    bags: int
    lots: Lots
    inputs: Inputs
    holder: Array
    mineral: Array


@dataclass(frozen=True, slots=True)
class Step:
    """Lots of one step: day, grams, holder, mineral; and the inputs (src and dst numbered within their steps)."""

    day: Array
    mass_g: Array
    holder: Array
    mineral: Array
    src: Array
    dst: Array
    grams: Array


def made(bags: int, seed: int = 7) -> Made:
    """A ledger of that many mine bags."""
    draw = np.random.default_rng(seed)
    mined, site = _mined(bags, draw)
    traded = _grouped(mined, NEGOCIANTS, BAGS_A_LOT, SPLIT_BAGS, (0.97, 1.0), draw)
    sells_to = draw.integers(0, PROCESSORS, (NEGOCIANTS, 2))
    buyer = sells_to[traded.holder, draw.integers(0, 2, len(traded.holder))]
    batched = _grouped(replace(traded, holder=buyer), PROCESSORS, LOTS_A_BATCH, SPLIT_LOTS, (0.90, 0.97), draw)
    exported = _cut(batched)
    steps = (mined, traded, batched, exported)
    start = np.cumsum([0] + [len(step.day) for step in steps])
    kinds = (Kind.MINE, Kind.NEGOCIANT, Kind.BATCH, Kind.EXPORT)
    lots = Lots(
        kind=np.concatenate([np.full(len(s.day), CODE[k], np.int8) for s, k in zip(steps, kinds, strict=True)]),
        mass_g=np.concatenate([s.mass_g for s in steps]),
        day=np.concatenate([s.day for s in steps]),
        site=np.concatenate((site + 1, np.zeros(start[4] - bags, np.int64))),
    )
    inputs = Inputs(
        src=np.concatenate([s.src + start[i] for i, s in enumerate(steps[1:])]),
        dst=np.concatenate([s.dst + start[i + 1] for i, s in enumerate(steps[1:])]),
        mass_g=np.concatenate([s.grams for s in steps[1:]]),
    )
    holder = np.concatenate([s.holder for s in steps])
    return Made(bags, lots, inputs, holder, np.concatenate([s.mineral for s in steps]))


def _mined(bags: int, draw: np.random.Generator) -> tuple[Step, Array]:
    size = draw.lognormal(0, 1, SITES)
    site = draw.choice(SITES, bags, p=size / size.sum())
    day = np.sort(draw.integers(FIRST_DAY, FIRST_DAY + DAYS, bags))
    mass_g = (draw.normal(350, 50, bags).clip(200, 500) * 100).astype(np.int64)
    buyer, mineral = draw.integers(0, NEGOCIANTS, SITES), draw.integers(0, MINERALS, SITES)
    none = np.zeros(0, np.int64)
    return Step(day, mass_g, buyer[site], mineral[site], none, none, none), site


def _grouped(
    before: Step, holders: int, size: int, split: float, keeps: tuple[float, float], draw: np.random.Generator
) -> Step:
    """Lots of about ``size`` inputs of one holder and mineral, in order of day; some inputs go half into the next."""
    order = np.argsort((before.holder * MINERALS + before.mineral) * 100_000 + before.day, kind="stable")
    run = (before.holder * MINERALS + before.mineral)[order]
    n = len(order)
    new_run = np.concatenate(([True], run[1:] != run[:-1]))
    begun = np.flatnonzero(new_run)
    place = (np.arange(n) - np.repeat(begun, np.diff(np.append(begun, n)))) % (3 * size)
    lot = np.cumsum(new_run | np.isin(place, (0, size - 1, 2 * size - 1))) - 1
    count = int(lot[-1]) + 1
    first = np.searchsorted(lot, np.arange(count))
    same_run = np.concatenate((run[first[1:]] == run[first[:-1]], [False]))
    halved = (draw.random(n) < split) & same_run[lot]
    grams = before.mass_g[order]
    half = np.where(halved, grams // 2, 0)
    src = np.concatenate((order, order[halved]))
    dst = np.concatenate((lot, lot[halved] + 1))
    taken = np.concatenate((grams - half, half[halved]))
    day = np.maximum.reduceat(before.day[order], first) + 3
    np.maximum.at(day, lot[halved] + 1, before.day[order][halved] + 3)
    mass_g = (np.bincount(dst, weights=taken, minlength=count) * draw.uniform(*keeps, count)).astype(np.int64)
    by_day = np.argsort(day, kind="stable")
    number = np.empty(count, np.int64)
    number[by_day] = np.arange(count)
    holder, mineral = before.holder[order][first][by_day], before.mineral[order][first][by_day]
    by_dst = np.argsort(number[dst], kind="stable")
    return Step(day[by_day], mass_g[by_day], holder, mineral, src[by_dst], number[dst][by_dst], taken[by_dst])


def _cut(before: Step) -> Step:
    """Export lots: what a processor has of a mineral, in order of day, cut every 22 t."""
    run = before.holder * MINERALS + before.mineral
    order = np.lexsort((before.day, run))
    run, grams = run[order], before.mass_g[order]
    end = np.cumsum(grams)
    first = np.searchsorted(run, np.unique(run))
    offset = np.repeat(end[first] - grams[first], np.diff(np.append(first, len(run))))
    low, high = end - grams - offset, end - offset
    pieces = (high - 1) // EXPORT_G - low // EXPORT_G + 1
    source = np.repeat(np.arange(len(order)), pieces)
    nth = np.arange(len(source)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    cut = low[source] // EXPORT_G + nth
    taken = np.minimum(high[source], (cut + 1) * EXPORT_G) - np.maximum(low[source], cut * EXPORT_G)
    lot = np.cumsum(np.concatenate(([True], (cut[1:] != cut[:-1]) | (run[source][1:] != run[source][:-1])))) - 1
    start = np.searchsorted(lot, np.arange(int(lot[-1]) + 1))
    return Step(
        np.maximum.reduceat(before.day[order][source], start) + 10,
        np.add.reduceat(taken, start),
        before.holder[order][source][start],
        before.mineral[order][source][start],
        order[source],
        lot,
        taken,
    )
