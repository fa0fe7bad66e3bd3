"""Processors: bags arrive, are mixed in batches, and leave as products, middlings fed in again, and tailings. (demo)"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .production import Bags
from .territories import CASSITERITE, COLTAN, MIXED, WOLFRAMITE
from .trade import GRAIN_G, Trade, weighed
from .world import World

PRODUCT, MIDDLING, TAILING = "product", "middling", "tailing"
PRODUCT_G = 50_000
LONGEST_WAIT_DAYS = 21
# Per cent of metal: ore as it arrives (mean, spread, lowest, highest), products where the ore was not assayed.
ORE_GRADE = {CASSITERITE: (57, 3, 50, 62), COLTAN: (26, 3, 20, 32), WOLFRAMITE: (56, 2, 50, 60)}
PRODUCT_GRADE = {CASSITERITE: (62, 70), COLTAN: (26, 36), WOLFRAMITE: (60, 68)}


@dataclass(slots=True, eq=False)
class Output:
    """A bag closed with a processor tag; the number is given once all outputs are known."""

    processor: int
    day: int
    mineral: int
    mass_g: int
    kind: str
    assay: float | None
    moisture: float
    number: int = 0
    lot: int = -1


@dataclass(slots=True, eq=False)
class Feed:
    """One input of a batch: an item of ``Arrivals`` by its index, or a middling."""

    item: int
    middling: Output | None
    mass_g: int
    assay: float | None


@dataclass(slots=True, eq=False)
class Batch:
    """One mixing at one processor; no outputs when it is still in work at the end of the period."""

    processor: int
    mineral: int
    day_in: int
    day_out: int
    feeds: list[Feed]
    outputs: list[Output] = field(default_factory=list)
    name: str = ""


@dataclass
class Arrivals:
    """Bags on their way to a processor as columns; ``source`` is the bag's index in its own table."""

    source: NDArray[np.int64]
    is_mine: NDArray[np.bool_]
    is_stock: NDArray[np.bool_]
    processor: NDArray[np.int64]
    mineral: NDArray[np.int64]
    day: NDArray[np.int64]
    mass_g: NDArray[np.int64]
    in_g: NDArray[np.int64]
    assay: list[float | None]


@dataclass(frozen=True)
class OldBag:
    """A bag that a négociant held when the programme began, under a tag of an older series."""

    number: int
    negociant: int
    mineral: int
    mass_g: int


def make_arrivals(rng: np.random.Generator, world: World, bags: Bags, trade: Trade, stock: list[OldBag]) -> Arrivals:
    """Where and when every re-tagged bag, straight mine bag and bag of old stock reaches a processor."""
    home = {org: code for code, orgs in world.negociants.items() for org in orgs}
    travel = {site.territory.code: site.territory.travel_days for site in world.sites}
    sells_to = {org: rng.permutation(world.outlets[code]) for org, code in home.items()}
    month = (trade.day - world.period.first_day) // 30
    seller = trade.negociant.tolist()
    to_trade = [int(sells_to[org][m % len(sells_to[org])]) for org, m in zip(seller, month.tolist(), strict=True)]
    days_trade = trade.day + rng.integers(2, 15, len(trade)) + np.array([travel[home[org]] for org in seller])
    straight = np.array([not world.negociants[site.territory.code] for site in world.sites])
    direct = np.flatnonzero(straight[bags.site] & ~bags.idle)
    far = np.array([site.territory.travel_days for site in world.sites])[bags.site[direct]]
    days_mine = bags.day[direct] + rng.integers(2, 14, len(direct)) + far
    old = len(stock)
    old_day = world.period.first_day + 20
    mass_g = np.concatenate((trade.mass_g, bags.mass_g[direct], np.array([s.mass_g for s in stock], dtype=np.int64)))
    mineral = np.concatenate(
        (trade.mineral, bags.mineral[direct], np.array([s.mineral for s in stock], dtype=np.int64))
    )
    processor = np.array([*to_trade, *bags.buyer[direct].tolist(), *(int(sells_to[s.negociant][0]) for s in stock)])
    assayed = np.array([organisation.country != "CD" for organisation in world.organisations])[processor]
    assay: list[float | None] = [None] * len(mass_g)
    for kind, (mean, spread, low, high) in ORE_GRADE.items():
        places = np.flatnonzero(assayed & (mineral == kind))
        grades = np.clip(rng.normal(mean, spread, len(places)), low, high).round(1)
        for place, grade in zip(places.tolist(), grades.tolist(), strict=True):
            assay[place] = grade
    return Arrivals(
        source=np.concatenate((np.arange(len(trade)), direct, np.arange(old))),
        is_mine=np.repeat([False, True, False], [len(trade), len(direct), old]),
        is_stock=np.repeat([False, False, True], [len(trade), len(direct), old]),
        processor=processor,
        mineral=mineral,
        day=np.concatenate((days_trade, days_mine, np.full(old, old_day))),
        mass_g=mass_g,
        in_g=weighed(rng, mass_g, most=0.02),
        assay=assay,
    )


def make_batches(rng: np.random.Generator, arrivals: Arrivals, last_day: int) -> list[Batch]:
    """Mixes what has arrived, processor by processor and mineral by mineral, oldest first; named in order of time."""
    batches: list[Batch] = []
    present = np.flatnonzero(arrivals.day <= last_day)
    order = present[np.lexsort((arrivals.day[present], arrivals.mineral[present], arrivals.processor[present]))]
    middlings: list[Output] = []
    line = (-1, -1)
    for items in _mixes(rng, arrivals, order.tolist()):
        processor, mineral = int(arrivals.processor[items[0]]), int(arrivals.mineral[items[0]])
        if line != (processor, mineral):
            line, middlings = (processor, mineral), []
        day_in = int(arrivals.day[items[-1]]) + int(rng.integers(0, 3))
        if day_in > last_day:
            continue
        batch = Batch(processor, mineral, day_in, day_in + int(rng.integers(1, 6)), [])
        batch.feeds = [Feed(i, None, int(arrivals.in_g[i]), arrivals.assay[i]) for i in items]
        ready = [bag for bag in middlings if bag.day <= day_in]
        batch.feeds += [Feed(-1, bag, bag.mass_g // GRAIN_G * GRAIN_G, bag.assay) for bag in ready]
        middlings = [bag for bag in middlings if bag.day > day_in]
        if batch.day_out <= last_day:
            batch.outputs = list(_outputs(rng, batch))
            middlings += [bag for bag in batch.outputs if bag.kind == MIDDLING]
        batches.append(batch)
    batches.sort(key=lambda b: (b.processor, b.day_in, b.mineral))
    return batches


def _mixes(rng: np.random.Generator, arrivals: Arrivals, order: list[int]) -> Iterator[list[int]]:
    """Runs of arrivals of one processor and mineral: 20 to 60 bags, or what came within three weeks."""
    held: list[int] = []
    wanted = int(rng.integers(20, 61))
    for item in order:
        first = held[0] if held else item
        other = (
            arrivals.processor[item] != arrivals.processor[first] or arrivals.mineral[item] != arrivals.mineral[first]
        )
        waited = int(arrivals.day[item] - arrivals.day[first])
        if held and (other or len(held) >= wanted or waited > LONGEST_WAIT_DAYS):
            yield held
            held, wanted = [], int(rng.integers(20, 61))
        held.append(item)
    if held:
        yield held


def _outputs(rng: np.random.Generator, batch: Batch) -> Iterator[Output]:
    """What leaves a batch: 3 to 12 % is lost, metal is recovered to 90 to 97 %."""
    total_g = sum(feed.mass_g for feed in batch.feeds)
    left_g = total_g * (1 - rng.uniform(0.03, 0.12))
    moisture = round(float(rng.uniform(0.5, 2.0)), 1)
    aside = rng.random() < 0.3 and total_g > 300_000 and batch.mineral != MIXED
    middling_g = int(left_g * 0.03) // GRAIN_G * GRAIN_G if aside else 0
    tailing_g = int(left_g * 0.02) // GRAIN_G * GRAIN_G if aside else 0
    product_g = int(left_g - middling_g - tailing_g) // GRAIN_G * GRAIN_G
    grade = _ore_grade(batch)
    rich = round(grade * 0.6, 1) if grade else None
    if batch.mineral == MIXED:
        tin_g = int(product_g * rng.uniform(0.5, 0.7)) // GRAIN_G * GRAIN_G
        shares = [(CASSITERITE, tin_g), (COLTAN, product_g - tin_g)]
    else:
        shares = [(batch.mineral, product_g)]
    for mineral, share_g in shares:
        if grade:
            metal_g = rng.uniform(0.90, 0.97) * grade * total_g - (rich or 0.0) * middling_g
            assay = round(metal_g / share_g, 1)
        else:
            assay = round(float(rng.uniform(*PRODUCT_GRADE[mineral])), 1)
        for mass_g in _bagged(rng, share_g):
            yield Output(batch.processor, batch.day_out, mineral, mass_g, PRODUCT, assay, moisture)
    if aside:
        yield Output(batch.processor, batch.day_out, batch.mineral, middling_g, MIDDLING, rich, moisture)
        yield Output(batch.processor, batch.day_out, batch.mineral, tailing_g, TAILING, None, moisture)


def _ore_grade(batch: Batch) -> float | None:
    """Mean metal of the inputs by weight, in per cent; None unless all of them were assayed."""
    grades = [(feed.assay, feed.mass_g) for feed in batch.feeds]
    if any(assay is None for assay, _ in grades):
        return None
    return sum((assay or 0.0) * mass_g for assay, mass_g in grades) / sum(mass_g for _, mass_g in grades)


def _bagged(rng: np.random.Generator, mass_g: int) -> Iterator[int]:
    """Splits a product over bags of about 50 kg; the last one takes the rest."""
    while mass_g > PRODUCT_G * 1.5:
        bag_g = int(rng.integers(490, 511)) * GRAIN_G
        yield bag_g
        mass_g -= bag_g
    if mass_g > 0:
        yield mass_g
