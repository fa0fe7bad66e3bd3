"""The mineral of a lot that no line states: what its inputs hold. (traceability)"""

from collections.abc import Iterable

from ..types import Input, Kind, Lot, Step
from .book import Book
from .sums import Tally

# A circle can run through négociant bags, or through batches and their outputs, and through nothing else: there the
# inputs are followed to the end, elsewhere what the input's own row says is enough.
RING: dict[str, int] = {Kind.NEGOCIANT: 1, Kind.BATCH: 2, Kind.PROCESSOR: 2}


def spread(book: Book, start: Iterable[str], tally: Tally, *, seq: int) -> set[str]:
    """Set the mineral of the lots named and of all that follow from a change; the keys of lots it changed."""
    waiting, changed = set(start), set()
    while waiting:
        lots = book.lots.find("key", waiting)
        waiting = set()
        reader = _Reader(book, lots)
        for lot in lots:
            mineral = lot.stated_mineral or reader.held(lot.key)
            if mineral != lot.mineral:
                now = Lot(*book.lots.as_tuple(lot))
                now.mineral, now.seq = mineral, seq
                book.lots.put(now)
                tally.moved(lot, now)
                changed.add(lot.key)
                waiting.add(lot.key)
        waiting = {row.dst for row in book.inputs.find("src", waiting)}
    return changed


class _Reader:
    """Looks up what lots hold: stated minerals, else those of the lots they were made of, circles or not."""

    def __init__(self, book: Book, lots: list[Lot]) -> None:
        self.lots = {lot.key: lot for lot in lots}
        self._held: dict[str, str] = {}
        self.inputs: dict[str, list[Input]] = {lot.key: [] for lot in lots if not lot.stated_mineral}
        frontier = set(self.inputs)
        while frontier:
            rows = [row for row in book.inputs.find("dst", frontier) if row.src]
            for row in rows:
                self.inputs[row.dst].append(row)
            found = book.lots.find("key", {row.src for row in rows} - self.lots.keys())
            self.lots.update((lot.key, lot) for lot in found)
            frontier = {
                row.src
                for row in rows
                if row.src not in self.inputs and row.src in self.lots and self._in_ring(row.src, row.dst)
            }
            self.inputs.update((key, []) for key in frontier)

    def _in_ring(self, src: str, dst: str) -> bool:
        lot, ring = self.lots[src], RING.get(self.lots[dst].kind)
        return ring is not None and not lot.stated_mineral and RING.get(lot.kind) == ring

    def held(self, key: str) -> str:
        """The minerals of the nearest ancestors outside the ring, or that state their own."""
        rows = self.inputs[key]
        if len(rows) == 1 and rows[0].step == Step.OUTPUT and rows[0].src in self.inputs:
            key = rows[0].src  # all bags of a batch hold what the batch holds
        if key not in self._held:
            self._held[key] = self._walk(key)
        return self._held[key]

    def _walk(self, key: str) -> str:
        seen, waiting, minerals = {key}, [key], set()
        while waiting:
            dst = waiting.pop()
            for row in self.inputs[dst]:
                if row.src in seen or row.src not in self.lots:
                    continue
                seen.add(row.src)
                if self._in_ring(row.src, dst):
                    waiting.append(row.src)
                else:
                    minerals.update(self.lots[row.src].mineral.split("+"))
        return "+".join(sorted(minerals - {""}))
