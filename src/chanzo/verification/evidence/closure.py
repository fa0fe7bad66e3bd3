"""Everything the judged keys need, found on the shelves: whole closures, never half a key. (verification)

What each key type needs is written in ``types.judging``; here every function gathers one of them for many keys.
"""

from collections.abc import Callable, Iterable

from chanzo.core.days import month_number
from chanzo.traceability.derive.book import Book
from chanzo.traceability.derive.touch import MONTHS_AFTER, NO_AGENT
from chanzo.traceability.types import Kind, Step
from chanzo.verification.evidence.befallen import acts_on, bearers_of, counted
from chanzo.verification.evidence.circles import in_circles
from chanzo.verification.evidence.columns import detail
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.evidence.rows import Key, Rows

PAGED = ("mine_log", "trade_log")
DETAILED = ('_pct"', '"kind"')


class Closure:
    """Gathers rows from a book for keys of each type."""

    def __init__(self, book: Book, registers: Registers) -> None:
        self.book, self.registers, self.rows = book, registers, Rows()
        self.named: set[str] = set()

    def gather(self, keys: Iterable[Key]) -> Rows:
        """The closures of the keys together."""
        by_type: dict[str, set[str]] = {}
        for key_type, key in keys:
            by_type.setdefault(key_type, set()).add(key)
        for key_type, gather in self.gatherers().items():
            if by_type.get(key_type):
                gather(by_type[key_type])
        self._ends()
        self._befallen()
        self._details()
        names = {row.sheet for row in self.rows.inputs.values()} | {lot.sheet for lot in self.rows.lots.values()}
        names |= {line.sheet for line in self.rows.page_lines}
        self.rows.pages.update((page.key, page) for page in self.book.pages.find("sheet", names))
        return self.rows

    def gatherers(self) -> dict[str, Callable[[set[str]], None]]:
        return {
            "number": self.numbers,
            "sheet": self.sheets,
            "site_month": self.site_months,
            "point_month": self.point_months,
            "agent_month": self.agent_months,
            "holder": self.holders,
            "org_month": self.org_months,
            "book": self.books,
            "circles": self.circles,
        }

    def numbers(self, keys: set[str]) -> None:
        self.named = {number for number in keys if number in self.registers.acts}
        lots = {lot.key: lot for lot in self.book.lots.find("number", keys)}
        further = self.book.numbers.find("number", keys)
        lots.update((lot.key, lot) for lot in self.book.lots.find("key", {row.lot for row in further} - lots.keys()))
        self.rows.take_lots(lots.values())
        self._inputs("number", keys)
        self._inputs("dst", lots)
        self._inputs("src", lots)

    def sheets(self, keys: set[str]) -> None:
        named: dict[str, set[str]] = {}
        for key in keys:
            sort, _, name = key.partition(":")
            named.setdefault(sort, set()).add(name)
        if "page" in named:
            self._pages(named["page"])
        names = named.get("batch", set()) | named.get("export", set())
        lots = {lot.key: lot for lot in self.book.lots.find("name", names) if lot.kind in (Kind.BATCH, Kind.EXPORT)}
        self.rows.take_lots(lots.values())
        self._inputs("dst", lots)
        self._inputs("src", lots)
        self._receipts(named.get("export", set()))

    def _pages(self, names: set[str]) -> None:
        lines = [line for line in self.book.lines.find("sheet", names) if line.table in PAGED]
        self.rows.page_lines += lines
        lines = [line for line in lines if line.effective]
        closing = {line.number if line.table == "mine_log" else line.number2 for line in lines}
        lots = {lot.key: lot for lot in self.book.lots.find("number", closing)}
        unread = {line.place for line in lines}
        lots.update((lot.key, lot) for lot in self.book.lots.find("name", unread) if not lot.number)
        self.rows.take_lots(lots.values())
        self._inputs("version", {line.version for line in lines if line.table == "trade_log"})
        self._inputs("dst", [key for key, lot in lots.items() if lot.kind == Kind.NEGOCIANT])
        self._inputs("src", lots)

    def site_months(self, keys: set[str]) -> None:
        self._mined("site,month", map(name_and_month, keys))

    def point_months(self, keys: set[str]) -> None:
        months = {(name, month - back) for name, month in map(name_and_month, keys) for back in range(MONTHS_AFTER + 1)}
        self._mined("point,month", months)

    def agent_months(self, keys: set[str]) -> None:
        named = [("" if agent == NO_AGENT else agent, month) for agent, month in map(name_and_month, keys)]
        self._mined("agent,month", {(agent, month - back) for agent, month in named for back in (0, 1)})

    def _mined(self, index: str, pairs: Iterable[tuple[str, int]]) -> None:
        self.rows.take_lots(lot for lot in self.book.lots.find(index, pairs) if lot.kind == Kind.MINE)

    def holders(self, keys: set[str]) -> None:
        lots = {lot.key: lot for lot in self.book.lots.find("organisation", keys)}
        self.rows.take_lots(lots.values())
        self._inputs("organisation", keys)
        self._inputs("dst", lots)
        self._inputs("src", lots)
        forms = {form for key in keys for form in self.registers.forms_of(key)}
        received = self.book.lines.find("organisation_name,table", [(form, "receipt_log") for form in forms])
        into = {row.dst.removeprefix("export:").rpartition("@")[0] for row in self.rows.inputs.values()
                if row.step == Step.EXPORT}  # fmt: skip
        names = {line.sheet for line in received} | into
        names |= {lot.name for lot in lots.values() if lot.kind == Kind.EXPORT}
        self._receipts(names)
        for key in keys:
            self.rows.counts += [("", line) for line in self.registers.counts_of.get(key, {}).values()]

    def _receipts(self, names: set[str]) -> None:
        """Receipts of export lots, with the lots and the bags that were packed into them."""
        on_sheets = [line for line in self.book.lines.find("sheet", names) if line.effective]
        lines = [line for line in on_sheets if line.table == "receipt_log"]
        self.rows.receipts.update((line.version, line) for line in lines)
        received = {line.sheet for line in lines}
        packed = (line for line in on_sheets if line.table == "export_log" and line.sheet in received)
        self.rows.exported.update((line.version, line) for line in packed)
        lots = [lot for lot in self.book.lots.find("name", received) if lot.kind == Kind.EXPORT]
        self.rows.take_lots(lots)
        self._inputs("dst", {lot.key for lot in lots})

    def org_months(self, keys: set[str]) -> None:
        wanted = set(map(name_and_month, keys))
        lots = {lot.key: lot for lot in self.book.lots.find("organisation,month", wanted) if lot.kind == Kind.EXPORT}
        organisations = {name for name, _ in wanted}
        official = [line for o in organisations for line in self.registers.official_of.get(o, {}).values()]
        named = {line.cells["lot"] for line in official if line.cells.get("lot")}
        lots.update((lot.key, lot) for lot in self.book.lots.find("name", named) if lot.kind == Kind.EXPORT)
        self.rows.take_lots(lots.values())
        self.rows.official += official
        self._receipts({lot.name for lot in lots.values()})

    def books(self, keys: set[str]) -> None:
        self.rows.pages.update((page.key, page) for page in self.book.pages.find("book", keys))

    def circles(self, keys: set[str]) -> None:
        backward = self.rows.take_inputs(self.book.inputs.find("backward", [True]))
        backward = [row for row in self.rows.inputs.values() if row.backward]
        outputs = self.book.inputs.find("dst", {row.src for row in backward})
        outputs = [row for row in outputs if row.step == Step.OUTPUT]
        self.rows.take_inputs(outputs)
        self.rows.in_circle = in_circles(backward, outputs)

    def _inputs(self, index: str, values: Iterable[object]) -> None:
        self.rows.take_inputs(self.book.inputs.find(index, values))

    def _ends(self) -> None:
        """The lots at both ends of every input at hand."""
        ends = {row.src for row in self.rows.inputs.values()} | {row.dst for row in self.rows.inputs.values()}
        self.rows.take_lots(self.book.lots.find("key", ends - self.rows.lots.keys()))

    def _befallen(self) -> None:
        """Further numbers of the lots at hand, and the acts and counts whose numbers mean them."""
        rows, registers = self.rows, self.registers
        further = self.book.numbers.find("lot", rows.lots) if registers.acts else []
        rows.numbers.update((row.version, row) for row in further)
        borne = {lot.number for lot in rows.lots.values() if lot.number} | {row.number for row in further}
        spoken = [n for n in borne | self.named if n in registers.acts or n in registers.counts]
        if not spoken and not rows.counts:
            return
        lines = {line.version: line for _, line in rows.counts}
        lines.update((v, line) for n in spoken for v, line in registers.counts.get(n, {}).items())
        bearers = bearers_of({*spoken, *(line.number for line in lines.values() if line.number)}, self.book)
        said = acts_on(spoken, registers, bearers)
        rows.acts = [(key, line) for key, line in said if key in rows.lots or not key]
        rows.counts = counted(lines.values(), registers, bearers)
        for key, _ in rows.counts:
            if key:
                rows.lots.setdefault(key, bearers.lots[key])

    def _details(self) -> None:
        for line in self.book.lines.find("version", self.rows.inputs):
            if any(mark in line.text for mark in DETAILED):
                self.rows.details[line.version] = detail(line)


def name_and_month(key: str) -> tuple[str, int]:
    """The parts of ``NAME YYYY-MM``."""
    name, _, month = key.rpartition(" ")
    return name, month_number(month)
