"""One programme in the making: its world, what was produced and where it went, and the paper it stands on. (demo)"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chanzo.core.days import month_of, month_start

from .batches import Arrivals, Batch, OldBag, Output, make_arrivals, make_batches
from .exports import Lot, make_lots
from .pages import Lines, number_lines
from .production import Bags
from .scales import Scale
from .tags import QUARTER_MONTHS, Allotment, allot, quarter_of
from .trade import Trade, make_trade, opening_days
from .world import World

TRADE_PAGE_LINES = 25


@dataclass
class Draft:
    """Every step of one programme; indexes point from one list into another, tables are rendered from it."""

    scale: Scale
    world: World
    bags: Bags
    opened: NDArray[np.int64]
    trade: Trade
    stock: list[OldBag]
    arrivals: Arrivals
    batches: list[Batch]
    outputs: list[Output]
    lots: list[Lot]
    mine_tags: Allotment
    trade_tags: Allotment
    processor_tags: Allotment
    mine_lines: Lines
    trade_lines: Lines


def make_draft(
    rng: np.random.Generator, scale: Scale, world: World, bags: Bags, stock: list[OldBag], new_books: set[int]
) -> Draft:
    """Follows the bags down the chain to the end of the period, and gives everything its tag and its line."""
    last_day = world.period.last_day
    opened = opening_days(rng, world, bags, last_day)
    trade = make_trade(rng, bags, opened)
    arrivals = make_arrivals(rng, world, bags, trade, stock)
    batches = make_batches(rng, arrivals, last_day)
    _name(world, batches)
    lots = make_lots(rng, world, batches, scale.lot_bags, last_day)
    outputs = [bag for batch in sorted(batches, key=lambda b: b.day_out) for bag in batch.outputs]
    starts = [month_start(world.period.first_month + month) for month in range(0, world.period.months, QUARTER_MONTHS)]
    mine_tags = allot(rng, "mine", bags.site, quarter_of(bags.month, world.period), starts)
    trade_quarter = quarter_of(month_of(trade.day).astype(np.int64), world.period)
    trade_tags = allot(rng, "negociant", trade.negociant, trade_quarter, starts)
    out_day = np.array([bag.day for bag in outputs], dtype=np.int64)
    out_quarter = quarter_of(month_of(out_day).astype(np.int64), world.period)
    processors = np.array([bag.processor for bag in outputs], dtype=np.int64)
    processor_tags = allot(rng, "processor", processors, out_quarter, starts)
    for bag, number in zip(outputs, processor_tags.numbers.tolist(), strict=True):
        bag.number = number
    sizes = np.array([point.lines_a_page for point in world.points])
    mine_lines = number_lines("LM", bags.point, sizes[bags.point], new_books)
    keeper = trade.negociant[trade.row_out]
    trade_lines = number_lines("LN", keeper, np.full(len(keeper), TRADE_PAGE_LINES))
    return Draft(
        scale, world, bags, opened, trade, stock, arrivals, batches, outputs, lots,
        mine_tags, trade_tags, processor_tags, mine_lines, trade_lines,
    )  # fmt: skip


def _name(world: World, batches: list[Batch]) -> None:
    counts: dict[int, int] = {}
    for batch in batches:
        counts[batch.processor] = counts.get(batch.processor, 0) + 1
        batch.name = f"B-{world.code(batch.processor).removeprefix('PROC-')}-{counts[batch.processor]:04d}"
