"""One recognised table row by row: typed cells, refusals, and the rows that are no rows. (field)"""

import re
from collections.abc import Iterator
from typing import Any

from .cells import Parse, parser
from .cells.text import shown
from .cells.words import bare
from .checks import CHECKS
from .readers import Grid, RunOn
from .tables import TABLES
from .types import UNREADABLE, CellType, Counts, Fault, Problem, Row, SheetSource

MEMO_SIZE = 5_000
_TOTAL = re.compile(
    r"(?:(?:sous|sub|grand|s)\s?)?(?:total|totaux)\b|(?:somme|sum|cumul|jumla|igiteranyo|montant total|poids total)\b"
    r"|(?:a )?reporter\b|report\Z"
)
_NUMERIC = (CellType.WEIGHT, CellType.DECIMAL, CellType.INTEGER, CellType.PERCENT)
_ON_PAPER = frozenset({"book", "page", "line", "batch", "lot"})
_KEY_TYPES = (CellType.TAG, CellType.DATE, CellType.LINE, CellType.PAPER)


class _Memo(dict[Any, Any]):
    """A parser that remembers what it read; sheets repeat their cells."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def __missing__(self, raw: object) -> object:
        if len(self) >= MEMO_SIZE:
            self.clear()
        value = self[raw] = self.parse(raw)
        return value


class RowReader:
    """Reads the rows under one header; counts what it passes over."""

    def __init__(self, source: SheetSource, places: dict[str, int], header: list[object]) -> None:
        self.source = source
        self.spec = TABLES[source.table]
        self.places = places
        self.header = [shown(cell).strip() for cell in header]
        self.plan = [
            (places[column.name], column.name, _Memo(self._parser(column.name)))
            for column in self.spec.columns
            if column.name in places
        ]
        self.unreadable = [column.name for column in self.spec.columns if column.may_be_unreadable]
        self.check = CHECKS.get(source.table)

    def _parser(self, column: str) -> Parse:
        source = self.source
        return parser(
            source.table,
            self.spec.column(column),
            unit=source.units.get(column, "kg"),
            month_first=source.month_first,
            comma_thousands=source.comma_thousands,
        )

    def read(self, grid: Grid, counts: Counts) -> Iterator[Row | Problem]:
        """Rows and problems in sheet order; a refused row gives one problem for each of its faults."""
        plan, required, check = self.plan, self.spec.required, self.check
        header_row = self.source.header_row
        for number, raw in enumerate(grid.rows(), start=1):
            if number <= header_row:
                continue
            cells: dict[str, Any] = {}
            faults: list[tuple[str, Fault]] = []
            width = len(raw)
            for place, name, memo in plan:
                if place < width:
                    value = memo[raw[place]]
                    if value is None:
                        continue
                    if type(value) is Fault:
                        faults.append((name, value))
                    else:
                        cells[name] = value
            if faults or not required <= cells.keys() or type(raw) is RunOn:
                if self._passed_over(raw, cells, faults, counts):
                    continue
                self._complete(raw, cells, faults)
            if check and not faults:
                faults = check(cells)
            counts.rows += 1
            texts: list[str] = raw if grid.delimiter else [shown(cell) for cell in raw]  # type: ignore[assignment]
            if faults:
                counts.refused += 1
                for name, fault in faults:
                    yield Problem(number, name or None, fault.code, fault.facts, texts)
            else:
                yield Row(number, cells, texts)

    def _passed_over(
        self, raw: list[object], cells: dict[str, Any], faults: list[tuple[str, Fault]], counts: Counts
    ) -> bool:
        """Whether this row is empty, printed ahead of writing, a total, or the header printed again."""
        if type(raw) is RunOn:
            return False
        filled = cells.keys() | {name for name, _ in faults}
        if not filled or ("line" in filled and filled <= _ON_PAPER and "tag" not in filled):
            counts.empty += 1
        elif self._is_header(raw):
            counts.repeated_headers += 1
        elif self._is_total(raw, filled):
            counts.totals += 1
        else:
            return False
        return True

    def _is_header(self, raw: list[object]) -> bool:
        texts = [shown(cell).strip() for cell in raw]
        return [text for text in texts if text] == [text for text in self.header if text]

    def _is_total(self, raw: list[object], filled: set[str]) -> bool:
        types = {name: self.spec.column(name).type for name in filled}
        if all(kind in _NUMERIC for kind in types.values()):
            return True
        names = {place: name for name, place in self.places.items()}
        for place, cell in enumerate(raw):
            if isinstance(cell, str) and cell and _TOTAL.match(bare(cell)):
                name = names.get(place)
                missing = self.spec.required - filled
                if missing or (name and self.spec.column(name).type in _KEY_TYPES):
                    return True
        return False

    def _complete(self, raw: list[object], cells: dict[str, Any], faults: list[tuple[str, Fault]]) -> None:
        """Mark unreadable tags and weights, and refuse what every row needs."""
        if type(raw) is RunOn:
            faults[:] = [("", Fault("QUOTE_OPEN", {"lines": raw.lines}))]
            return
        faulty = {name for name, _ in faults}
        for name in self.unreadable:
            if name not in cells and name not in faulty:
                cells[name] = UNREADABLE
        for column in self.spec.columns:
            if column.required and column.name not in cells and column.name not in faulty:
                faults.append((column.name, Fault("REQUIRED_EMPTY")))
