"""Frauds at processors: unknown inputs, losses, wonderful yields, swapped minerals, wrong dates and grades. (demo)"""

from collections.abc import Callable, Iterator

from chanzo.core.days import day_text

from ..batches import PRODUCT, Batch
from ..tables import kg_text
from ..tags import tag_text
from ..territories import CASSITERITE, COLTAN, MINERAL_NAMES, WOLFRAMITE
from .planting import Planting

LOST_SHARE = 0.15
YIELD = 1.03
EXTRA_G = 2_000
MOST_EXCESS_G = 150_000
IMPOSSIBLE_GRADE = {CASSITERITE: "80.4", COLTAN: "66.0", WOLFRAMITE: "78.1"}
FEWEST_FEEDS = 15


def plant(p: Planting) -> None:
    """Spoils batch sheets, each in one way; where it would change counted stores, after they were counted."""
    rows = _first_rows(p)
    free = list(_free(p))
    times = p.chosen.times
    for batch in _take(free, times, lambda b: _is_congolese(p, b) and _is_stored(p, b) and _can_grow(b)):
        _too_much(p, rows, batch)
    for batch in _take(free, times, lambda b: b.mineral in IMPOSSIBLE_GRADE and _is_stored(p, b)):
        _swapped_mineral(p, rows, batch)
    for batch in _take(free, times, lambda b: not _is_congolese(p, b) and b.day_in > p.counted_until(b.processor)):
        _wrong_date(p, rows, batch)
    for batch in _take(free, times, lambda b: b.mineral in IMPOSSIBLE_GRADE and _is_congolese(p, b)):
        for number, bag in enumerate(batch.outputs, len(batch.feeds)):
            if bag.kind == PRODUCT:
                p.tables["process_log"]["assay_pct"][rows[batch.name] + number] = IMPOSSIBLE_GRADE[batch.mineral]
        p.truth.fraud("ASSAY", "batch", batch.name)
    _orphans_and_losses(p, rows, free)


def _first_rows(p: Planting) -> dict[str, int]:
    """Where each batch begins in process_log."""
    rows, row = {}, 0
    for batch in p.draft.batches:
        rows[batch.name] = row
        row += len(batch.feeds) + len(batch.outputs)
    return rows


def _free(p: Planting) -> Iterator[Batch]:
    """Finished batches in random order."""
    for place in p.rng.permutation(len(p.draft.batches)).tolist():
        batch = p.draft.batches[place]
        if batch.outputs:
            yield batch


def _take(free: list[Batch], times: int, fits: Callable[[Batch], bool]) -> list[Batch]:
    taken = [batch for batch in free if fits(batch)][:times]
    for batch in taken:
        free.remove(batch)
    return taken


def _is_congolese(p: Planting, batch: Batch) -> bool:
    return p.draft.world.organisations[batch.processor].country == "CD"


def _is_stored(p: Planting, batch: Batch) -> bool:
    """Whether a product bag is still in store, never counted."""
    return bool(_stored(batch)) and batch.day_in > p.counted_until(batch.processor)


def _stored(batch: Batch) -> list[int]:
    """The places of product bags still in store among the outputs."""
    return [place for place, bag in enumerate(batch.outputs) if bag.lot < 0 and bag.kind == PRODUCT]


def _can_grow(batch: Batch) -> bool:
    """Whether the excess hides in the bags in store without any of them looking mistyped."""
    smallest_g = min(batch.outputs[place].mass_g for place in _stored(batch)) + _excess_g(batch)
    over_g = sum(feed.mass_g for feed in batch.feeds) * (YIELD - 1) + EXTRA_G
    return _excess_g(batch) < MOST_EXCESS_G and over_g < smallest_g / 2


def _excess_g(batch: Batch) -> int:
    """Grams that each bag in store must gain, so that more came out of the batch than went in."""
    wanted_g = int(sum(feed.mass_g for feed in batch.feeds) * YIELD) + EXTRA_G
    return (wanted_g - sum(bag.mass_g for bag in batch.outputs)) // len(_stored(batch)) // 100 * 100 + 100


def _orphans_and_losses(p: Planting, rows: dict[str, int], free: list[Batch]) -> None:
    """Bags replaced by bags from nowhere; bags that arrive lighter than any journey explains."""
    table, arrivals = p.tables["process_log"], p.draft.arrivals
    batches = _take(free, 2 * p.chosen.times, lambda b: _is_congolese(p, b) and len(b.feeds) >= FEWEST_FEEDS)
    for number, batch in enumerate(batches):
        for place, feed in enumerate(batch.feeds):
            straight = feed.item < 0 or arrivals.is_mine[feed.item] or arrivals.is_stock[feed.item]
            if straight or int(p.draft.trade.negociant[arrivals.source[feed.item]]) in p.counted:
                continue
            row = rows[batch.name] + place
            if number % 2:
                table["weight_kg"][row] = kg_text(int(arrivals.mass_g[feed.item] * (1 - LOST_SHARE)) // 100 * 100)
                p.truth.fraud("LOSS", "edge", f"{table['tag'][row]}>{batch.name}")
            else:
                table["tag"][row] = tag_text(int(p.rng.integers(1_100_000, 1_900_000)))
                p.truth.fraud("ORPHAN", "tag", table["tag"][row])
            break


def _wrong_date(p: Planting, rows: dict[str, int], batch: Batch) -> None:
    """A bag mixed two days before it was tagged."""
    arrivals = p.draft.arrivals
    for place, feed in enumerate(batch.feeds):
        bag = int(arrivals.source[feed.item])
        fits = feed.item >= 0 and arrivals.is_mine[feed.item] and bag not in p.spoiled_bags
        if fits and p.draft.bags.day[bag] - 2 > p.counted_until(batch.processor):
            p.spoiled_bags.add(bag)
            row = rows[batch.name] + place
            p.tables["process_log"]["date"][row] = day_text(int(p.draft.bags.day[bag]) - 2)
            p.truth.fraud("ORDER", "edge", f"{p.tag(bag)}>{batch.name}")
            return


def _too_much(p: Planting, rows: dict[str, int], batch: Batch) -> None:
    """The bags in store are so heavy that more came out than went in."""
    for place in _stored(batch):
        grown_g = batch.outputs[place].mass_g + _excess_g(batch)
        p.tables["process_log"]["weight_kg"][rows[batch.name] + len(batch.feeds) + place] = kg_text(grown_g)
    p.truth.fraud("BALANCE", "batch", batch.name)


def _swapped_mineral(p: Planting, rows: dict[str, int], batch: Batch) -> None:
    """One product bag bears the name of another mineral; nobody assayed it."""
    table, row = p.tables["process_log"], rows[batch.name] + len(batch.feeds) + _stored(batch)[-1]
    table["mineral"][row] = MINERAL_NAMES[(batch.mineral + 1) % 3]
    table["assay_pct"][row] = ""
    p.truth.fraud("MINERAL", "edge", f"{batch.name}>{table['tag'][row]}")
