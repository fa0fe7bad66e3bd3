"""Which export lot a smelter's receipt means, also where exporters gave theirs one number. (traceability)"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from ..types import Line

Packed = Mapping[str, Mapping[str, Collection[str]]]


def lots_received(receipts: Iterable[Line], packed: Packed) -> dict[int, str]:
    """The key of the export lot that each receipt line means, by the line's version.

    It is the lot that the line's tag was packed into, else the one that holds most tags of the same delivery (lot
    number, smelter, day), else the first by key. ``packed`` holds the tags of lots by their number and key.
    """
    lines = [line for line in receipts if packed.get(line.sheet)]
    delivered: dict[tuple[str, str, int | None], Counter[str]] = defaultdict(Counter)
    for line in lines:
        holding = (key for key, tags in packed[line.sheet].items() if line.number and line.number in tags)
        delivered[_delivery(line)].update(holding)

    def meant(line: Line) -> str:
        lots, tags = packed[line.sheet], delivered[_delivery(line)]
        return min(lots, key=lambda key: (not line.number or line.number not in lots[key], -tags[key], key))

    return {line.version: meant(line) for line in lines}


def _delivery(line: Line) -> tuple[str, str, int | None]:
    return line.sheet, line.organisation_name, line.day
