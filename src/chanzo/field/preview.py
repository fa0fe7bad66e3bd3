"""What a file looks like before it is taken: its tables, which column is which, and how sample cells are read. (field)

Everything is given as plain JSON values, so that it can wait beside the files; nothing is written.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from chanzo.core.refusals import Refused

from .cells import parser
from .cells.text import shown
from .headers import Match, best_match
from .profiles import Profile
from .readers import Grid, open_grids
from .reading import heads_of, meant, reading_of, recognise, stops
from .tables import TABLES
from .types import Fault

# Rows shown, rows looked through for them, and letters kept of a cell.
SAMPLES, LOOKED_AT, LONGEST = 3, 200, 80


def look_at(path: Path, profile: Profile | None, name: str = "") -> list[dict[str, Any]]:
    """The worksheets of a file in their order, empty ones left out; one that says why where the file is no table."""
    name = name or path.name
    try:
        worksheets = open_grids(path)
        seen = [_look(ways, name, len(worksheets) == 1, profile) for ways in worksheets]
    except Refused as refused:
        return [_sheet("", refused=refused)]
    return [sheet for sheet in seen if sheet] or [_sheet("", refused=Refused("FILE_EMPTY"))]


def _look(ways: list[Grid], name: str, alone: bool, profile: Profile | None) -> dict[str, Any] | None:
    worksheet = ways[0].worksheet
    refused: Refused | None = None
    source = found = None
    try:
        found = recognise(ways, name, alone=alone, profile=profile)
        if found is None:
            return None
        grid, match = found.grid, found.match
        source = reading_of(found, name).source
    except Refused as met:
        refused = met
        grid, match = _closest(ways, profile, str(met.facts.get("table", "")))
    month_first = source.month_first if source else any(s.month_first for s in _wanted(profile, worksheet))
    comma = bool(source and source.comma_thousands)
    sheet = _sheet(worksheet, refused=refused)
    said = meant(ways, name, alone=alone, profile=profile)
    sheet["stops"] = refused is not None and (found is not None or stops(refused, said))
    sheet["table"] = match.table
    sheet["header_row"] = match.row
    sheet["rows"] = source.rows_expected if source else 0
    sheet["missing"] = match.missing if match.table else []
    sheet["month_first"] = month_first
    sheet["remarks"] = [[fault.code, dict(fault.facts)] for fault in source.remarks] if source else []
    sheet["columns"] = list(_columns(grid, match, month_first, comma))
    return sheet


def _sheet(worksheet: str, *, refused: Refused | None) -> dict[str, Any]:
    return {
        "worksheet": worksheet,
        "table": "",
        "refused": [refused.code, refused.facts] if refused else None,
        "stops": refused is not None,
        "header_row": 0,
        "rows": 0,
        "missing": [],
        "month_first": False,
        "remarks": [],
        "columns": [],
    }


def _wanted(profile: Profile | None, worksheet: str) -> Sequence[Any]:
    return profile.sheets_of(worksheet) if profile else ()


def _closest(ways: list[Grid], profile: Profile | None, table: str) -> tuple[Grid, Match]:
    """The header as far as it is understood: of the table that is meant, else the row with the most words."""
    grid, head = max(
        zip(ways, heads_of(ways), strict=True), key=lambda pair: max((len(row) for row in pair[1]), default=0)
    )
    for wanted in _wanted(profile, grid.worksheet):
        if match := best_match(wanted.table, head, wanted.mapping):
            return grid, match
        return grid, Match(wanted.table, _wordiest(head))
    match = best_match(table, head) if table in TABLES else None
    return grid, match or Match(table if table in TABLES else "", _wordiest(head))


def _wordiest(head: list[list[object]]) -> int:
    words = [sum(1 for cell in row if isinstance(cell, str) and cell.strip()) for row in head]
    return words.index(max(words)) + 1 if words else 1


def _columns(grid: Grid, match: Match, month_first: bool, comma: bool) -> Iterator[dict[str, Any]]:
    header = next(islice(grid.rows(), match.row - 1, None), [])
    rows = list(islice((row for row in islice(grid.rows(), match.row, LOOKED_AT) if any(map(_text, row))), SAMPLES))
    meant = {place: column for column, place in match.places.items()}
    for place in range(max(map(len, [header, *rows]), default=0)):
        title = _text(header[place]) if place < len(header) else ""
        cells = [row[place] if place < len(row) else None for row in rows]
        if not title and not any(map(_text, cells)):
            continue
        column = meant.get(place, "")
        yield {
            "place": place,
            "header": title,
            "column": column,
            "unit": match.units.get(column, ""),
            "samples": [_sample(cell, match, column, month_first, comma) for cell in cells],
        }


def _sample(cell: object, match: Match, column: str, month_first: bool, comma: bool) -> dict[str, Any]:
    """A cell as it stands, and what it is read as or why it is not."""
    sample: dict[str, Any] = {"raw": _text(cell)[:LONGEST]}
    if column:
        unit = match.units.get(column, "kg")
        spec = TABLES[match.table].column(column)
        value = parser(match.table, spec, unit=unit, month_first=month_first, comma_thousands=comma)(cell)
        if isinstance(value, Fault):
            sample["fault"] = [value.code, dict(value.facts)]
        elif value is not None:
            sample["value"] = value
    return sample


def _text(cell: object) -> str:
    return shown(cell).replace("\0", "").strip()
