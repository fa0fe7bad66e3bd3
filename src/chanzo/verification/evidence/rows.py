"""The rows of custody that some keys need, and the keys themselves, before they become arrays. (verification)"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chanzo.traceability.types import Input, Line, Lot, LotNumber, Page

Key = tuple[str, str]


@dataclass(slots=True)
class Rows:
    """Lots by key, inputs and further numbers by version, and the lines and pages that rules read besides."""

    lots: dict[str, Lot] = field(default_factory=dict)
    inputs: dict[int, Input] = field(default_factory=dict)
    numbers: dict[int, LotNumber] = field(default_factory=dict)
    page_lines: list[Line] = field(default_factory=list)
    receipts: dict[int, Line] = field(default_factory=dict)
    # Lines of the export lots whose receipts are at hand.
    exported: dict[int, Line] = field(default_factory=dict)
    official: list[Line] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    # Assay, moisture and kind of output of the inputs that state any, by version.
    details: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    acts: list[tuple[str, Line]] = field(default_factory=list)
    counts: list[tuple[str, Line]] = field(default_factory=list)
    in_circle: set[int] = field(default_factory=set)

    def take_lots(self, lots: Iterable[Lot]) -> None:
        self.lots.update((lot.key, lot) for lot in lots)

    def take_inputs(self, inputs: Iterable[Input]) -> list[Input]:
        """Keep inputs; the ones that were not at hand yet."""
        fresh = [row for row in inputs if row.version not in self.inputs]
        self.inputs.update((row.version, row) for row in fresh)
        return fresh
