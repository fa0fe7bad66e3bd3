"""The registers as arrays, built once a session: a page is judged in milliseconds. (verification)"""

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from chanzo.core.days import NO_DAY
from chanzo.core.names import fold
from chanzo.traceability.derive.book import Book
from chanzo.traceability.names import NAMING, Names
from chanzo.traceability.tables import REGISTERS
from chanzo.traceability.types import Line
from chanzo.verification.evidence.ids import Ids, Series
from chanzo.verification.evidence.orders import orders_given
from chanzo.verification.evidence.sites import SiteRows
from chanzo.verification.evidence.visits import visits_seen
from chanzo.verification.types import TAG_ACTIONS, TAG_TYPES, TagActs, built, number_parts

# Tables without sheets of their own whose lines come and go one by one.
ACTS = ("bag_acts", "stock_counts", "official_log")
CACHED = (*REGISTERS, *ACTS)


class Registers:
    """What registers and acts without sheets say now, by the names and numbers that evidence asks for."""

    def __init__(self, book: Book) -> None:
        lines: dict[str, list[Line]] = defaultdict(list)
        for line in book.lines.find("sheet", [f"#{table}" for table in CACHED]):
            if line.effective:
                lines[line.table].append(line)
        naming = [line for table in NAMING for line in lines[table]]
        self.names = Names(naming)
        self.orgs, self.points, self.agents, self.series = Ids(), Ids(), Ids(), Series()
        self.written_orgs = self._written(lines)
        source = book.lines.source
        self.sites = SiteRows(lines, self.names, self.points, visits_seen(source), orders_given(source), source)
        self.tag_acts = self._tag_acts(lines["tag_movements"])
        self.acts: dict[str, dict[int, Line]] = defaultdict(dict)
        self.counts: dict[str, dict[int, Line]] = defaultdict(dict)
        self.counts_of: dict[str, dict[int, Line]] = defaultdict(dict)
        self.official_of: dict[str, dict[int, Line]] = defaultdict(dict)
        self.act_lines: dict[int, Line] = {}
        for table in ACTS:
            for line in lines[table]:
                self.keep(line)

    def keep(self, line: Line) -> None:
        """Take a line of a bag act, stock count or official figure as it stands now."""
        organisation = self.names.organisation(line.organisation_name)
        if line.table == "bag_acts":
            shelves = [(self.acts, line.number)]
            if line.effective:
                self.act_lines[line.version] = line
        elif line.table == "stock_counts":
            shelves = [(self.counts, line.number), (self.counts_of, organisation)]
        else:
            shelves = [(self.official_of, organisation)]
        for shelf, key in shelves:
            if line.effective and key:
                shelf[key][line.version] = line
            elif key in shelf:
                shelf[key].pop(line.version, None)

    def forms_of(self, organisation: str) -> set[str]:
        """Every folded name that means an organisation."""
        return self.written_orgs.get(organisation, set()) | {fold(organisation)}

    def first_count(self, organisation: str) -> int:
        """The day of an organisation's first stock count; NO_DAY without one."""
        days = [line.day for line in self.counts_of.get(organisation, {}).values() if line.day is not None]
        return min(days, default=NO_DAY)

    def _written(self, lines: dict[str, list[Line]]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for line in lines["organisations"]:
            cells = line.cells
            for name in (cells["organisation"], cells.get("name", ""), *cells.get("aliases", ())):
                if name:
                    found[self.names.organisation(fold(name))].add(fold(name))
        return found

    def _tag_acts(self, lines: list[Line]) -> TagActs:
        # Ties of one day are ranked by what is written, so that arrival is nothing to them.
        lines = sorted(lines, key=attrgetter("day", "key", "content"))
        cells = [line.cells for line in lines]
        first = [number_parts(c["first"]) for c in cells]
        last = [number_parts(c["last"]) for c in cells]
        return built(
            TagActs,
            len(lines),
            action=[TAG_ACTIONS.index(c["action"]) for c in cells],
            type=[TAG_TYPES.index(c["type"]) for c in cells],
            series=[self.series[prefix, digits] for prefix, digits, _ in first],
            first=[value for _, _, value in first],
            last=[value for _, _, value in last],
            day=[line.day for line in lines],
            org=self.orgs.column(self.names.organisation(line.organisation_name) for line in lines),
            site=[self.sites.ids[self.names.site(line.site_name)] for line in lines],
            order=range(len(lines)),
        )


def changes_registers(lines: Iterable[Line]) -> bool:
    """Whether any of the lines belongs to a register that is built whole."""
    return any(line.table in REGISTERS for line in lines)
