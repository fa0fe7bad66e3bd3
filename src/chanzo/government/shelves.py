"""The rows of official paper that acts work on, one shelf a table. (government)"""

from chanzo.ledger.shelves import Nothing, Shelf, Source

from .types import ScanRow, StatementRow


class Papers:
    """Monthly statements and signed copies; behind them is the ``source``."""

    def __init__(self, source: Source | None = None) -> None:
        source = source or Nothing()
        self.statements: Shelf[StatementRow] = Shelf(
            "government_statement", StatementRow, "seq", ("folded,month",), source
        )
        self.scans: Shelf[ScanRow] = Shelf("government_scan", ScanRow, "seq", ("act",), source)

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """Every shelf, for writing."""
        return self.statements, self.scans
