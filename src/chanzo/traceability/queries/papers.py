"""The lines behind a lot: where it is written, how that changed, what befell it. (traceability)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chanzo.ledger.services.rows import Database

from ..derive.book import Book
from ..derive.meaning import ANY, Bearers
from ..derive.receipts import lots_received
from ..models import Input, Line, Lot, LotNumber
from ..names import NAMING, Names
from ..types import VERSIONS, Kind, Step, cells_of
from ..types import Lot as Bearing

# Lines of one lot that a page shows; the files hold them all.
SHOWN = 500


@dataclass(frozen=True)
class Written:
    """One version of one line: its place, the record that holds it, whether it counts, what it changed."""

    version: int
    table: str
    sheet: str
    line: str
    record: int
    batch: int | None
    received_at: int
    stands: str
    cells: dict[str, Any]
    changes: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True)
class Befallen:
    """One bag act or receipt that names the lot."""

    day: int | None
    act: str
    grams: int | None
    holder: str
    remark: str
    place: str
    record: int


def numbers_of(lot: Lot) -> list[str]:
    """Every number that the lot bears or bore."""
    further = LotNumber.objects.filter(lot=lot.key).order_by("version").values_list("number", flat=True)
    return [lot.name, *further]


def inputs_of(lot: Lot) -> list[Input]:
    """What went into the lot, by place."""
    return list(Input.objects.filter(dst=lot.key).order_by("day", "sheet", "version"))


def uses_of(lot: Lot) -> list[Input]:
    """What the lot went into, by day."""
    return list(Input.objects.filter(src=lot.key).order_by("day", "sheet", "version"))


def written(lot: Lot, inputs: Iterable[Input], most: int = SHOWN) -> list[Written]:
    """Every version of the lines that make the lot, those of one place together, oldest first."""
    versions = [lot.version, *(row.version for row in inputs)][:most]
    slots = set(Line.objects.filter(version__in=versions).values_list("slot", flat=True))
    by_slot: dict[str, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(slot__in=slots).order_by("version"):
        by_slot[line.slot].append(line)
    return [row for slot in sorted(by_slot) for row in _versions(_stated(by_slot[slot], set(versions)))]


def _stated(lines: list[Line], versions: set[int]) -> list[Line]:
    """The lines of one place that are versions of the given ones; another line in conflict there is not one of them."""
    chain = {line.version for line in lines} & versions
    keys = {line.key for line in lines if line.version in chain}
    while True:
        joined = [line for line in lines if line.version in chain or line.replaces in chain or line.key in keys]
        found = {line.version for line in joined} | {line.replaces for line in joined if line.replaces is not None}
        if found <= chain:
            return joined
        chain |= found
        keys |= {line.key for line in lines if line.version in chain}


def _versions(lines: list[Line]) -> list[Written]:
    rows = []
    before: dict[str, Any] = {}
    for line in lines:
        cells = cells_of(line.text)
        changes = tuple(
            (name, before.get(name), cells.get(name))
            for name in sorted(before.keys() | cells.keys())
            if before and before.get(name) != cells.get(name)
        )
        stands = "undone" if line.undone_at else "counts" if line.effective else "replaced"
        rows.append(
            Written(
                line.version,
                line.table,
                line.sheet,
                line.line,
                line.version // VERSIONS,
                line.batch,
                line.received_at,
                stands,
                cells,
                changes,
            )
        )
        before = cells
    return rows


def befallen(lot: Lot, numbers: list[str]) -> list[Befallen]:
    """Bag acts on the lot's numbers and receipts of it, by day; not those that mean another bag under a number."""
    bearers = _bearers(numbers)
    acts = Line.objects.filter(table="bag_acts", number__in=numbers, effective=True)
    rows = [
        _befallen(line, str(cells_of(line.text).get("action", "")))
        for line in acts
        if _means(bearers.meant(line.number, ANY, line.day, ""), lot)
    ]
    receipts = Line.objects.filter(table="receipt_log", effective=True)
    if lot.kind == Kind.EXPORT:
        meant = _received(lot.name)
        named = [line for line in receipts.filter(sheet=lot.name) if meant.get(line.version) == lot.key][:SHOWN]
    else:
        packed = receipts.filter(number__in=numbers)[:SHOWN]
        named = [line for line in packed if _means(bearers.entering(Step.EXPORT, line.number, line.day, ""), lot)]
    rows += [_befallen(line, "receipt") for line in named]
    return sorted(rows, key=lambda row: (row.day or 0, row.record))


def _bearers(numbers: list[str]) -> Bearers:
    """Every lot that bears one of the numbers."""
    book = Book(Database())
    further = book.numbers.find("number", numbers)
    lots = [*book.lots.find("number", numbers), *book.lots.find("key", sorted({row.lot for row in further}))]
    return Bearers(lots, further)


def _received(name: str) -> dict[int, str]:
    """Which of the export lots of a number each of its receipts means."""
    book = Book(Database())
    lines = [line for line in book.lines.find("sheet", [name]) if line.effective]
    return lots_received(lines, Names(book.lines.find("sheet", [f"#{table}" for table in NAMING])))


def _means(meant: Bearing | None, lot: Lot) -> bool:
    return meant is not None and meant.key == lot.key


def _befallen(line: Line, act: str) -> Befallen:
    cells = cells_of(line.text)
    grams = cells.get("weight_kg")
    told = [str(cells[name]) for name in ("new_tag", "place", "document", "reason") if cells.get(name)]
    return Befallen(
        line.day,
        act,
        grams if isinstance(grams, int) else None,
        str(cells.get("holder", cells.get("smelter", ""))),
        ", ".join(told),
        f"{line.sheet}/{line.line}" if line.line else line.sheet,
        line.version // VERSIONS,
    )


def facts_of(lot: Lot) -> dict[str, Any]:
    """What a program is told of a lot beside its composition."""
    return {
        "number": lot.number or None,
        "organisation": lot.organisation or None,
        "holder": lot.holder or None,
        "state": lot.state or None,
        "mineral": lot.mineral or None,
        "site": lot.site or None,
        "page": lot.sheet,
        "line": lot.line,
        "record": lot.version // VERSIONS,
    }
