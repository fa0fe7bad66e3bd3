"""Export lots packed from products of one processor and mineral, and what the smelter received. (demo)"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .batches import PRODUCT, Batch, Output
from .trade import weighed
from .world import World

RECEIPT_GRAIN_G = 10


@dataclass
class Lot:
    """One export lot; ``received_day`` is None while it travels."""

    exporter: int
    mineral: int
    day: int
    bags: list[Output]
    out_g: NDArray[np.int64]
    received_day: int | None
    received_g: NDArray[np.int64]
    name: str = ""
    certificate: str = ""


def make_lots(rng: np.random.Generator, world: World, batches: list[Batch], lot_bags: int, last_day: int) -> list[Lot]:
    """Full lots in order of time; products that do not fill one stay in store. Marks each packed bag with its lot."""
    stores: dict[tuple[int, int], list[Output]] = {}
    lots: list[Lot] = []
    made = sorted((b for b in batches if b.outputs), key=lambda b: (b.day_out, b.processor, b.day_in, b.mineral))
    for batch in made:
        for bag in batch.outputs:
            if bag.kind != PRODUCT:
                continue
            store = stores.setdefault((bag.processor, bag.mineral), [])
            store.append(bag)
            if len(store) >= lot_bags:
                day = bag.day + int(rng.integers(4, 16))
                if day <= last_day:
                    lots.append(_lot(rng, store.copy(), day, last_day))
                    store.clear()
    lots.sort(key=lambda lot: (lot.exporter, lot.day, lot.mineral))
    counts: dict[int, int] = {}
    for place, lot in enumerate(lots):
        counts[lot.exporter] = counts.get(lot.exporter, 0) + 1
        company = world.organisations[lot.exporter]
        lot.name = f"LOT-{company.code.removeprefix('PROC-')}-{counts[lot.exporter]:04d}"
        lot.certificate = f"{company.country}{place + 1:06d}"
        for bag in lot.bags:
            bag.lot = place
    return lots


def _lot(rng: np.random.Generator, bags: list[Output], day: int, last_day: int) -> Lot:
    closed_g = np.array([bag.mass_g for bag in bags], dtype=np.int64)
    out_g = weighed(rng, closed_g, most=0.001)
    arrived = day + int(rng.integers(35, 60))
    shown = out_g * (1 - rng.random(len(bags)) * 0.003)
    received_g = np.asarray(shown // RECEIPT_GRAIN_G * RECEIPT_GRAIN_G, dtype=np.int64)
    received_day = arrived if arrived <= last_day else None
    return Lot(bags[0].processor, bags[0].mineral, day, bags, out_g, received_day, received_g)
