"""Which lot a written number means (contracts.md, section 1, "Lots and what an input means"). (traceability)"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ..types import MAY_ENTER, Kind, Lot, LotNumber, Step

ANY = tuple(Kind)
_DIGITS = re.compile(r"(\d+)")


@lru_cache(maxsize=10_000)
def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts line 9 before line 10."""
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in _DIGITS.split(text) if p)


class Bearers:
    """The lots that bear each number, and from which day."""

    def __init__(self, lots: Iterable[Lot], further: Iterable[LotNumber] = ()) -> None:
        self.lots = {lot.key: lot for lot in lots}
        self.by_number: dict[str, list[tuple[int, Lot]]] = defaultdict(list)
        for lot in self.lots.values():
            if lot.number:
                self.by_number[lot.number].append((lot.day or 0, lot))
        for row in further:
            self.add(row)

    def add(self, row: LotNumber) -> None:
        """A bag act gave a further number to a lot; a second act that says the same changes nothing."""
        lot = self.lots.get(row.lot)
        if lot is not None and all(held is not lot for _, held in self.by_number[row.number]):
            self.by_number[row.number].append((row.from_day or 0, lot))

    def meant(self, number: str, kinds: Iterable[Kind], day: int | None, organisation: str) -> Lot | None:
        """The lot closed last on or before ``day``, else the first after, of the first kind that bears the number.

        On one day the one whose buyer or holder is ``organisation`` comes first, then the first by sheet and line.
        """
        bearing = self.by_number.get(number)
        if not bearing:
            return None
        for kind in kinds:
            of_kind = [(closed, lot) for closed, lot in bearing if lot.kind == kind]
            if of_kind:
                return of_kind[0][1] if len(of_kind) == 1 else _closest(of_kind, day or 0, organisation)
        return None

    def entering(self, step: Step, number: str, day: int | None, organisation: str) -> Lot | None:
        """The lot that an input of ``step`` means."""
        return self.meant(number, MAY_ENTER[step], day, organisation)


def _closest(candidates: list[tuple[int, Lot]], day: int, organisation: str) -> Lot:
    before = [closed for closed, _ in candidates if closed <= day]
    chosen = max(before) if before else min(closed for closed, _ in candidates)
    same_day = [lot for closed, lot in candidates if closed == chosen]
    return min(
        same_day, key=lambda lot: (lot.organisation != organisation, natural(lot.sheet), natural(lot.line), lot.key)
    )
