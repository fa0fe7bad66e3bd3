"""The one way that new, late, corrected, undone and replayed lines take: derive anew what they touch. (traceability)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ..names import Names
from ..types import LEVEL, Gone, Input, Kind, Line, Lot, LotNumber, Step
from .acts import RENUMBERING, befall, received, renumber
from .book import Book
from .change import Change
from .lots import bag_key, closed_by, grams_in, line_name, processor_key, sheet_lot
from .meaning import Bearers
from .minerals import spread
from .pages import PAGED, turn
from .receipts import lots_received
from .smelters import name_smelters
from .sums import Tally

STEP_OF = {"trade_log": Step.TRADE, "process_log": Step.BATCH, "export_log": Step.EXPORT}
# Tables whose sheet is a lot: its rows are read together.
SHEETED = {"process_log": Kind.BATCH, "export_log": Kind.EXPORT, "receipt_log": Kind.EXPORT}
CLOSING = ("mine_log", "trade_log", "process_log")


def apply(changed: Iterable[Line], book: Book, names: Names, *, seq: int) -> Change:
    """Bring lots, inputs and further numbers in step with lines that came, went or count again, as of ``seq``."""
    lines = list(changed)
    if not lines:
        return Change()
    naming, numbers = _naming(book, {n for line in lines for n in (line.number, line.number2) if n})
    sheets = {line.sheet for line in lines if line.table in SHEETED}
    on_sheets = [line for line in book.lines.find("sheet", sheets) if line.table in SHEETED]
    standing = {line.version: line for line in (*naming, *lines) if line.effective}

    lots, bearers, further = _lots(standing.values(), on_sheets, numbers, names)
    inputs = _inputs(standing.values(), numbers, lots, bearers, names)
    old_lots = _old_lots(book, lines, numbers, sheets, lots)
    old_inputs = _old_inputs(book, lines, numbers, inputs)

    tally = Tally()
    rewired = _write_inputs(book, old_inputs, inputs, seq)
    moved = _write_lots(book, old_lots, lots, seq, tally)
    _write_numbers(book, naming, lines, further)
    moved |= spread(book, moved | rewired, tally, seq=seq)
    tally.settle(book)
    name_smelters(book, (*old_lots.values(), *lots.values()), on_sheets, names)
    for lot in book.lots.find("key", rewired - moved):
        if lot.seq != seq:
            book.lots.put(replace(lot, seq=seq))
    on_pages = book.lines.find("sheet", {line.sheet for line in lines if line.table in PAGED})
    turn(book, on_pages, lines)
    rows = [*old_inputs.values(), *inputs.values()]
    return Change(lines, numbers, on_sheets, on_pages, list(old_lots.values()), rows, moved | rewired)


def _naming(book: Book, numbers: set[str]) -> tuple[list[Line], set[str]]:
    """Every line that names one of the numbers, or a number that a bag act ties to one of them; and all of these."""
    known: set[str] = set()
    lines: dict[int, Line] = {}
    asked = numbers
    while asked:
        known |= asked
        tied: set[str] = set()
        for line in book.lines_naming(asked):
            lines[line.version] = line
            if line.table == "bag_acts" and line.cells["action"] in RENUMBERING:
                tied.update(n for n in (line.number, line.number2) if n)
        asked = tied - known
    return list(lines.values()), known


def _lots(
    standing: Iterable[Line], on_sheets: list[Line], numbers: set[str], names: Names
) -> tuple[dict[str, Lot], Bearers, list[LotNumber]]:
    """The lots that the lines make, as acts and receipts leave them, and the further numbers that acts give."""
    closing, acts = [], []
    for line in standing:
        if line.table == "bag_acts":
            acts.append(line)
        elif line.table == "trade_log" and line.number2 and line.number2 not in numbers:
            continue  # an input of a bag whose other rows are not at hand, and which does not change
        else:
            closing.append(line)
    lots = {lot.key: lot for lot in closed_by(closing, names)}
    bearers = Bearers(lots.values())
    further = renumber(acts, bearers)
    lots.update(befall(acts, bearers, names))
    groups: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    receipts = []
    for line in on_sheets:
        if line.effective and line.table == "receipt_log":
            receipts.append(line)
        elif line.effective:
            groups[line.table, line.sheet, names.organisation(line.organisation_name)].append(line)
    for (table, _, _), group in groups.items():
        lot = sheet_lot(group, SHEETED[table], names)
        lots[lot.key] = lot
    lots.update(received(lots, receipts, lots_received((line for line in on_sheets if line.effective), names), names))
    return lots, bearers, further


def _inputs(
    standing: Iterable[Line], numbers: set[str], lots: dict[str, Lot], bearers: Bearers, names: Names
) -> dict[int, Input]:
    """The inputs that the standing lines state, each with the lot that its number means."""
    inputs: dict[int, Input] = {}
    for line in standing:
        step = STEP_OF.get(line.table)
        if step is None or (line.number and line.number not in numbers):
            continue
        cells = line.cells
        organisation = names.organisation(line.organisation_name)
        src: Lot | None = None
        if step is Step.TRADE:
            dst, kind, mass = bag_key(line, names), Kind.NEGOCIANT, grams_in(cells, "weight_in_kg")
        elif step is Step.EXPORT:
            dst, kind, mass = f"export:{line.sheet}@{organisation}", Kind.EXPORT, grams_in(cells)
        elif cells["flow"] == "in":
            dst, kind, mass = f"batch:{line.sheet}@{organisation}", Kind.BATCH, grams_in(cells)
        else:
            step, kind, mass = Step.OUTPUT, Kind.PROCESSOR, grams_in(cells)
            dst = processor_key(line, organisation)
        if step is not Step.OUTPUT and line.number:
            src = bearers.entering(step, line.number, line.day, organisation)
        inputs[line.version] = Input(
            version=line.version,
            step=step.value,
            number=line.number,
            src=f"batch:{line.sheet}@{organisation}" if step is Step.OUTPUT else src.key if src else "",
            dst=dst,
            mass_g=mass,
            day=line.day,
            organisation=organisation,
            sheet=line.sheet,
            line=line_name(line),
            mineral=cells.get("mineral", ""),
            backward=src is not None and LEVEL[src.kind] >= LEVEL[kind],
            received_at=line.received_at,
            backfill=line.backfill,
        )
    return inputs


def _old_lots(
    book: Book, lines: list[Line], numbers: set[str], sheets: set[str], lots: dict[str, Lot]
) -> dict[str, Lot]:
    """The lots that stood for the same numbers, places and sheets before."""
    old = {lot.key: lot for lot in book.lots.find("number", numbers)}
    # Two tables can write one place, so a nameless lot is told by the line that closed it.
    closing = {line.version: line.place for line in lines if line.table in CLOSING}
    nameless = book.lots.find("name", closing.values())
    old.update((lot.key, lot) for lot in nameless if not lot.number and lot.version in closing)
    old.update((lot.key, lot) for lot in book.lots.find("name", sheets) if lot.kind in (Kind.BATCH, Kind.EXPORT))
    old.update((lot.key, lot) for lot in book.lots.find("key", lots.keys() - old.keys()))
    return old


def _old_inputs(book: Book, lines: list[Line], numbers: set[str], inputs: dict[int, Input]) -> dict[int, Input]:
    old = {row.version: row for row in book.inputs.find("number", numbers)}
    versions = {line.version for line in lines if line.table in STEP_OF} | inputs.keys()
    old.update((row.version, row) for row in book.inputs.find("version", versions - old.keys()))
    return old


def _write_inputs(book: Book, old: dict[int, Input], new: dict[int, Input], seq: int) -> set[str]:
    """Put what differs; the keys of the lots whose inputs changed."""
    rewired = set()
    for version, row in new.items():
        before = old.get(version)
        if before is not None:
            row.seq = before.seq
            if row == before:
                continue
            rewired.add(before.dst)
        row.seq = seq
        book.inputs.put(row)
        rewired.add(row.dst)
    for version in old.keys() - new.keys():
        rewired.add(old[version].dst)
        book.inputs.drop(version)
    return rewired


def _write_lots(book: Book, old: dict[str, Lot], new: dict[str, Lot], seq: int, tally: Tally) -> set[str]:
    """Put what differs; the keys of the lots that changed. The mineral follows after (minerals.spread)."""
    moved = set()
    created = new.keys() - old.keys()
    for key, lot in new.items():
        before = old.get(key)
        if before is not None:
            lot.seq, lot.mineral = before.seq, before.mineral
            if lot == before:
                continue
        lot.seq = seq
        book.lots.put(lot)
        tally.moved(before, lot)
        moved.add(key)
    for key in old.keys() - new.keys():
        book.lots.drop(key)
        tally.moved(old[key], None)
        book.gone.put(Gone(key, seq))
    for gone in book.gone.find("key", created):
        book.gone.drop(gone.key)
    return moved


def _write_numbers(book: Book, naming: list[Line], lines: list[Line], further: list[LotNumber]) -> None:
    acts = {line.version for line in (*naming, *lines) if line.table == "bag_acts"}
    old = {row.version: row for row in book.numbers.find("version", acts)}
    given = {row.version: row for row in further}
    for version, row in given.items():
        if old.get(version) != row:
            book.numbers.put(row)
    for version in old.keys() - given.keys():
        book.numbers.drop(version)
