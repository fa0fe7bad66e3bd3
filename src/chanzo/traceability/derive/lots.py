"""The lots that lines close: mine bags, re-tagged bags, batches, processor bags, export lots, stock. (traceability)"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chanzo.core.days import month_of
from chanzo.core.names import fold

from ..names import Names
from ..types import Kind, Line, Lot
from .meaning import natural

# Rows of one re-tagged bag: tag_out, négociant, day.
Bag = tuple[str, str, int | None]


def grams(line: Line, column: str = "weight_kg") -> int | None:
    """Whole grams, or None where the weight could not be read."""
    return grams_in(line.cells, column)


def grams_in(cells: Mapping[str, Any], column: str = "weight_kg") -> int | None:
    """Whole grams of a row's cells, or None where the weight could not be read."""
    value = cells.get(column)
    return value if isinstance(value, int) else None


def line_name(line: Line) -> str:
    return line.line or "~" + line.content[:6]


def by_place(line: Line) -> tuple:
    """Order of paper: sheet, line, then what is written."""
    return natural(line.sheet), natural(line_name(line)), line.content


def _lot(line: Line, kind: Kind, key: str, name: str, organisation: str, number: str, mass_g: int | None,
         mineral: str, **more: Any) -> Lot:  # fmt: skip
    return Lot(
        key=key,
        kind=kind.value,
        number=number,
        name=name,
        organisation=organisation,
        sheet=line.sheet,
        line=line_name(line),
        version=line.version,
        day=line.day,
        month=None if line.day is None else month_of(line.day),
        holder=organisation,
        received_at=line.received_at,
        backfill=line.backfill,
        mass_g=mass_g,
        current_g=mass_g,
        stated_mineral=mineral,
        mineral=mineral,
        **more,
    )


def mine_lot(line: Line, names: Names) -> Lot:
    """A bag closed with a mine tag is its own line."""
    cells = line.cells
    mass = grams_in(cells)
    mineral = cells.get("mineral", "")
    return _lot(
        line,
        Kind.MINE,
        f"mine:{line.number or cells.get('tag') or '?'}@{line.place}",
        line.number or line.place,
        names.organisation(line.organisation_name),
        number=line.number,
        mass_g=mass,
        mineral=mineral,
        site=names.site(line.site_name),
        point=fold(cells.get("tagging_point", "")),
        agent=fold(cells.get("agent", "")),
        team=fold(cells.get("team", "")),
        minute=cells.get("time"),
        latitude=cells.get("latitude"),
        longitude=cells.get("longitude"),
    )


def processor_key(line: Line, organisation: str) -> str:
    """The key of the bag that an output line closes."""
    return f"processor:{line.number or line.cells.get('tag') or '?'}@{organisation}/{line.place}"


def processor_lot(line: Line, names: Names) -> Lot:
    """A bag closed at the end of a batch is its own line."""
    cells = line.cells
    mass = grams_in(cells)
    organisation = names.organisation(line.organisation_name)
    mineral = cells.get("mineral", "")
    return _lot(
        line,
        Kind.PROCESSOR,
        processor_key(line, organisation),
        line.number or line.place,
        organisation,
        number=line.number,
        mass_g=mass,
        mineral=mineral,
        agent=fold(cells.get("agent", "")),
    )


def bag_of(line: Line, names: Names) -> Bag | None:
    """The re-tagged bag that a trade line belongs to; None when its own tag could not be read."""
    return (line.number2, names.organisation(line.organisation_name), line.day) if line.number2 else None


def bag_key(line: Line, names: Names) -> str:
    """The key of the re-tagged bag that a trade line is an input of."""
    bag = bag_of(line, names)
    if bag is None:
        return f"negociant:{line.cells.get('tag_out') or '?'}@{line.place}"
    return f"negociant:{bag[0]}@{bag[1]}/{bag[2]}"


def negociant_lot(lines: Sequence[Line], names: Names) -> Lot:
    """Rows of one re-tagged bag are one lot; its mass stands on its first line by page and line."""
    first = lines[0] if len(lines) == 1 else min(lines, key=by_place)
    cells = first.cells
    mass = grams_in(cells, "weight_out_kg")
    return _lot(
        first,
        Kind.NEGOCIANT,
        bag_key(first, names),
        first.number2 or first.place,
        names.organisation(first.organisation_name),
        number=first.number2,
        mass_g=mass,
        mineral="",
        agent=fold(cells.get("agent", "")),
    )


def sheet_lot(lines: Sequence[Line], kind: Kind, names: Names) -> Lot:
    """A batch weighs what its inputs weigh together; an export lot what its bags do."""
    first = min(lines, key=by_place)
    organisation = names.organisation(first.organisation_name)
    inputs = [(line, cells) for line in lines if (cells := line.cells).get("flow") != "out"]
    days = [line.day for line in ([line for line, _ in inputs] or lines) if line.day is not None]
    mass = sum(grams_in(cells) or 0 for _, cells in inputs)
    mineral = "" if kind is Kind.BATCH else _one_mineral(cells for _, cells in inputs)
    lot = _lot(
        first,
        kind,
        f"{kind}:{first.sheet}@{organisation}",
        first.sheet,
        organisation,
        number="",
        mass_g=mass,
        mineral=mineral,
    )
    lot.day = min(days, default=None)
    lot.month = None if lot.day is None else month_of(lot.day)
    return lot


def _one_mineral(rows: Iterable[Mapping[str, Any]]) -> str:
    stated = {m for cells in rows for m in cells.get("mineral", "").split("+") if m}
    return "+".join(sorted(stated))


def stock_lot(lines: Sequence[Line], names: Names) -> Lot:
    """A tagged line of a stock count whose number no line closes; the earliest row counts."""
    first = min(lines, key=lambda line: (line.day or 0, line.organisation_name, line.content))
    mass = grams(first)
    mineral = first.cells.get("mineral", "")
    return _lot(
        first,
        Kind.STOCK,
        f"stock:{first.number}",
        first.number,
        names.organisation(first.organisation_name),
        number=first.number,
        mass_g=mass,
        mineral=mineral,
        site=names.site(first.site_name) if first.site_name else "",
    )


def closed_by(lines: Iterable[Line], names: Names) -> list[Lot]:
    """Every bag that the lines close: mine, négociant and processor bags, then stock that none of them closes."""
    lots: list[Lot] = []
    bags: dict[Bag, list[Line]] = defaultdict(list)
    stock: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.table == "mine_log":
            lots.append(mine_lot(line, names))
        elif line.table == "trade_log":
            bag = bag_of(line, names)
            if bag is None:
                lots.append(negociant_lot([line], names))
            else:
                bags[bag].append(line)
        elif line.table == "process_log" and line.cells["flow"] == "out":
            lots.append(processor_lot(line, names))
        elif line.table == "stock_counts" and line.number:
            stock[line.number].append(line)
    lots += [negociant_lot(group, names) for group in bags.values()]
    closed = {lot.number for lot in lots if lot.number}
    lots += [stock_lot(group, names) for number, group in stock.items() if number not in closed]
    return lots
