"""Which keys a change of a register touches: correct before minimal. (verification)"""

from collections.abc import Container, Iterable, Iterator, Mapping

from chanzo.core.days import NO_DAY, month_text
from chanzo.core.names import fold
from chanzo.traceability.derive.book import Book
from chanzo.traceability.derive.touch import MONTHS_AFTER, agent_months
from chanzo.traceability.types import Kind, Line, Lot
from chanzo.verification.capacity_keys import keys_of_estimates
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.evidence.rows import Key
from chanzo.verification.types import number_parts

PAPER = {"mine_book": "mine_log", "negociant_book": "trade_log"}
RANGE_AT_ONCE = 20_000


def keys_of_registers(changed: Iterable[Line], book: Book, registers: Registers) -> set[Key]:
    """The keys of custody that lines of registers, come or gone, may change; ``registers`` are those in force."""
    lines = list(changed)
    estimates, keys = keys_of_estimates(lines, book, registers)
    lines = [line for line in lines if line.version not in estimates]
    ranges = [line for line in lines if line.table == "tag_movements"]
    sites: dict[str, int] = {}
    for line in lines:
        for site, since in _sites(line, registers):
            sites[site] = min(since, sites.get(site, since))
    written = {name for line in lines for name in _names(line)}
    if written:
        tied = _tied_sites(written, book)
        sites.update((site, NO_DAY) for name in tied for site in (name, registers.names.site(name)))
        ranges += [
            line
            for line in book.lines.find("sheet", ["#tag_movements"])
            if line.effective and (line.site_name in written or line.organisation_name in written)
        ]
    keys.update(_site_keys(sites, book))
    if any(line.table in ("sites", "site_changes") for line in lines):
        keys.update(_point_keys(_points_of(sites, lines, book, registers), book))
    keys.update(("number", number) for line in ranges for number in _closed_in(line, book))
    organisations = set(_organisations(lines, written, book, registers))
    # An orphan weighs less before its holder's first stock count.
    keys.update(("number", row.number) for row in book.inputs.find("organisation", organisations) if not row.src)
    if any(line.table == "organisations" for line in lines):
        keys.update(("holder", code) for code in organisations)
        keys.update(_official_keys(organisations, written, book))
    keys.discard(("number", ""))
    return keys


def keys_of_sites(sites: Mapping[str, int], book: Book) -> set[Key]:
    """The keys of what was tagged at sites, each from a day on."""
    keys = set(_site_keys(sites, book))
    keys.discard(("number", ""))
    return keys


def _sites(line: Line, registers: Registers) -> Iterator[tuple[str, int]]:
    """The sites that a line speaks of, each with the first day on which it may matter."""
    means = registers.names.site
    if line.table == "suspensions":
        # A bag closed before a suspension may be opened inside it.
        yield from ((site, NO_DAY) for site in registers.sites.within(line.cells["area"]))
    elif line.table in ("sites", "site_changes", "site_status"):
        since = line.day if line.table == "site_status" and line.day is not None else NO_DAY
        for name in {line.site_name, fold(line.cells.get("into", ""))} - {""}:
            yield means(name), since
            yield name, since


def _names(line: Line) -> set[str]:
    """The names that a line of a register gives, folded."""
    cells = line.cells
    if line.table in ("sites", "organisations"):
        code = cells["site"] if line.table == "sites" else cells["organisation"]
        return {fold(name) for name in (code, cells.get("name", ""), *cells.get("aliases", ())) if name}
    if line.table == "site_changes":
        return {fold(name) for name in (cells["site"], cells.get("into", "")) if name}
    return set()


def _tied_sites(written: set[str], book: Book) -> set[str]:
    """The names that registers of sites tie to written ones, however far: what stood for one may stand for another."""
    found = book.lines.find("sheet", ["#sites", "#site_changes"])
    waiting = [names for line in found if line.effective and (names := _names(line))]
    tied, grew = set(written), True
    while grew:
        apart = [names for names in waiting if tied.isdisjoint(names)]
        grew = len(apart) < len(waiting)
        tied = tied.union(*(names for names in waiting if not tied.isdisjoint(names)))
        waiting = apart
    return tied


def _sharing(written: set[str], book: Book) -> Iterator[Line]:
    """Organisations that share a written name with those that changed, so that it may mean them no longer."""
    for line in book.lines.find("sheet", ["#organisations"]):
        if line.effective and not written.isdisjoint(_names(line)):
            yield line


def _organisations(lines: list[Line], written: set[str], book: Book, registers: Registers) -> Iterator[str]:
    """The organisations whose names or stock counts changed, and those that share a name with them."""
    means = registers.names.organisation
    named = [line for line in lines if line.table == "organisations"]
    if named:
        named += _sharing(written, book)
    for name in {line.organisation_name for line in lines if line.table == "stock_counts"}.union(*map(_names, named)):
        yield name
        yield means(name)


def _official_keys(organisations: set[str], written: set[str], book: Book) -> Iterator[Key]:
    """The months of which an official figure speaks under a name that may mean somebody else now."""
    figures = book.lines.find("organisation_name,table", [(name, "official_log") for name in written])
    months = {line.cells["month"] for line in figures if "month" in line.cells}
    lots = book.lots.find("name", {line.cells["lot"] for line in figures if line.cells.get("lot")})
    months |= {lot.month for lot in lots if lot.month is not None}
    for code in organisations:
        yield from (("org_month", f"{code} {month_text(month)}") for month in months)


def _points_of(sites: Container[str], changed: Iterable[Line], book: Book, registers: Registers) -> set[str]:
    """Every tagging point that any line ever gave the sites: one that served a site may serve it no longer."""
    about = [line for line in changed if line.table == "sites"]
    for line in book.lines.find("sheet", ["#sites"]):
        if line.site_name in sites or registers.names.site(line.site_name) in sites:
            about.append(line)
    return {fold(line.cells["tagging_point"]) for line in about if line.cells.get("tagging_point")}


def _site_keys(sites: Mapping[str, int], book: Book) -> Iterator[Key]:
    for lot in book.lots.find("site", sites):
        if lot.kind != Kind.MINE or lot.day is None or lot.day < sites[lot.site]:
            continue
        yield "number", lot.number
        yield "sheet", f"page:{lot.sheet}"
        if lot.month is not None:
            yield "site_month", f"{lot.site} {month_text(lot.month)}"
            yield from agent_months(lot.agent, lot.month)
            yield from _point_months(lot)


def _point_keys(points: set[str], book: Book) -> Iterator[Key]:
    """Every month of a point: what it may tag depends on the sites that it serves."""
    for lot in book.lots.find("point", points):
        if lot.kind == Kind.MINE and lot.month is not None:
            yield from _point_months(lot)


def _point_months(lot: Lot) -> Iterator[Key]:
    if lot.point and lot.month is not None:
        for month in range(lot.month, lot.month + MONTHS_AFTER + 1):
            yield "point_month", f"{lot.point} {month_text(month)}"


def _closed_in(line: Line, book: Book) -> Iterator[str]:
    """The numbers of a range, or of the pages of its books, that lots bear."""
    cells = line.cells
    prefix, digits, first = number_parts(cells["first"])
    _, _, last = number_parts(cells["last"])
    table = PAPER.get(cells["type"])
    for start in range(first, last + 1, RANGE_AT_ONCE):
        numbers = [f"{prefix}{value:0{digits}d}" for value in range(start, min(start + RANGE_AT_ONCE, last + 1))]
        if table is None:
            yield from (lot.number for lot in book.lots.find("number", numbers))
            yield from (row.number for row in book.numbers.find("number", numbers))
            continue
        pages = {page.sheet for page in book.pages.find("book", [f"{table}|{number}" for number in numbers])}
        for row in book.lines.find("sheet", pages):
            if row.table == table:
                yield row.number if table == "mine_log" else row.number2
