"""Which export lot a smelter's receipt means, also where exporters gave theirs one number. (traceability)"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chanzo.core.names import fold

from ..names import Names
from ..types import Line
from .lots import grams

# A smelter and a day.
Delivery = tuple[str, int]
FAR = 2**62


@dataclass(slots=True)
class Packed:
    """What the lines of one export lot say of it."""

    lines: list[Line] = field(default_factory=list)

    @property
    def tags(self) -> set[str]:
        return {line.number for line in self.lines if line.number}

    @property
    def smelters(self) -> set[str]:
        return {fold(line.cells["smelter"]) for line in self.lines if line.cells.get("smelter")}

    def unlike(self, day: int, mass_g: int) -> tuple[int, int]:
        """How far a receipt's grams and day are from the lot's; a day before the export is farther than any after."""
        days = [line.day for line in self.lines if line.day is not None]
        gap = day - min(days) if days else FAR
        return abs(mass_g - sum(grams(line) or 0 for line in self.lines)), gap if gap >= 0 else FAR - gap


def lots_received(lines: Iterable[Line], names: Names) -> dict[int, str]:
    """The key of the export lot that each receipt line means, by version; ``lines`` are all of the lots' numbers.

    Where several lots bear the number, a line means the lot that its own tag was packed into, else its delivery's
    (one smelter, one day): the lot that holds most of the delivery's tags. A delivery without such a tag means a lot
    whose lines name its smelter, written alike; else one that names no smelter; else any. Of these, lots that no
    other delivery means come first, then the closest grams (its untagged total, else its lines together), then the
    closest day after the export.
    """
    lots: dict[str, dict[str, Packed]] = defaultdict(lambda: defaultdict(Packed))
    receipts: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.table == "export_log":
            key = f"export:{line.sheet}@{names.organisation(line.organisation_name)}"
            lots[line.sheet][key].lines.append(line)
        elif line.table == "receipt_log":
            receipts[line.sheet].append(line)
    meant: dict[int, str] = {}
    for number, received in receipts.items():
        some = lots.get(number, {})
        if len(some) == 1:
            meant.update(dict.fromkeys((line.version for line in received), next(iter(some))))
        elif some:
            meant.update(_among(some, received))
    return meant


def _among(lots: Mapping[str, Packed], receipts: list[Line]) -> dict[int, str]:
    tags = {key: lot.tags for key, lot in lots.items()}
    deliveries: dict[Delivery, list[Line]] = defaultdict(list)
    for line in receipts:
        deliveries[line.organisation_name, line.day or 0].append(line)
    held = {
        delivery: Counter(key for line in some for key in lots if line.number and line.number in tags[key])
        for delivery, some in deliveries.items()
    }
    chosen = {delivery: min(held_, key=lambda key: (-held_[key], key)) for delivery, held_ in held.items() if held_}
    untagged = {delivery: some for delivery, some in deliveries.items() if delivery not in chosen}
    chosen |= _alike(lots, untagged, set(chosen.values()))
    meant = {}
    for delivery, some in deliveries.items():
        for line in some:
            own = [key for key in lots if line.number and line.number in tags[key]]
            meant[line.version] = min(own, key=lambda key: (-held[delivery][key], key), default=chosen[delivery])
    return meant


def _alike(
    lots: Mapping[str, Packed], deliveries: Mapping[Delivery, list[Line]], taken: set[str]
) -> dict[Delivery, str]:
    """The lots that deliveries without a packed tag mean, the closest pair first."""
    pairs = []
    for delivery, some in deliveries.items():
        smelter, day = delivery
        naming = [key for key, lot in lots.items() if smelter in lot.smelters]
        likely = naming or [key for key, lot in lots.items() if not lot.smelters] or list(lots)
        total = [line for line in some if "tag" not in line.cells]
        mass_g = sum(grams(line) or 0 for line in total or some)
        pairs += [(lots[key].unlike(day, mass_g), delivery, key) for key in likely]
    pairs.sort()
    chosen: dict[Delivery, str] = {}
    for _, delivery, key in pairs:
        if delivery not in chosen and key not in taken:
            chosen[delivery] = key
            taken.add(key)
    for _, delivery, key in pairs:
        chosen.setdefault(delivery, key)
    return chosen
