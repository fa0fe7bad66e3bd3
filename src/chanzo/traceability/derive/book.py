"""The custody rows that a plan works on, one shelf a table. (traceability)"""

from chanzo.ledger.shelves import Nothing, Shelf, Source

from ..types import Gone, Input, Line, Lot, LotNumber, MonthSum, NamedSmelter, Page
from .registers import Registers


class Book:
    """Lines, what they make (lots, inputs, sums and so on) and registers; behind them is the ``source``."""

    def __init__(self, source: Source | None = None) -> None:
        source = source or Nothing()
        self.lines: Shelf[Line] = Shelf(
            "traceability_line",
            Line,
            "version",
            ("slot", "sheet", "number", "number2", "site_name", "organisation_name", "organisation_name,table"),
            source,
        )
        self.lots: Shelf[Lot] = Shelf(
            "traceability_lot",
            Lot,
            "key",
            (
                "number",
                "name",
                "site,month",
                "point,month",
                "agent,month",
                "organisation,month",
                "organisation",
                "site",
                "point",
            ),
            source,
        )
        self.inputs: Shelf[Input] = Shelf(
            "traceability_input", Input, "version", ("src", "dst", "number", "organisation", "backward"), source
        )
        self.numbers: Shelf[LotNumber] = Shelf(
            "traceability_lot_number", LotNumber, "version", ("number", "lot"), source
        )
        self.pages: Shelf[Page] = Shelf("traceability_page", Page, "key", ("book", "sheet"), source)
        self.gone: Shelf[Gone] = Shelf("traceability_gone", Gone, "key", (), source)
        self.sums: Shelf[MonthSum] = Shelf("traceability_month_sum", MonthSum, "key", (), source)
        self.smelters: Shelf[NamedSmelter] = Shelf("traceability_named_smelter", NamedSmelter, "key", ("lot",), source)
        self.registers = Registers(source)

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """Every shelf, for writing."""
        own = (self.lines, self.lots, self.inputs, self.numbers, self.pages, self.gone, self.sums, self.smelters)
        return *own, *self.registers.shelves

    def lines_naming(self, numbers: set[str]) -> list[Line]:
        """Every version that names one of the numbers, once."""
        found = {line.version: line for line in self.lines.find("number", numbers)}
        found.update((line.version, line) for line in self.lines.find("number2", numbers))
        return list(found.values())
