"""Reading a file of sheets: which tables it holds, then their rows one by one. (field)

Everything that refuses a whole file is found before the first row is handed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from chanzo.core.refusals import Refused

from .cells.text import shown
from .habits import learn
from .headers import HEADER_WITHIN_ROWS, Match, best_match, header_form, tables_named
from .profiles import Profile, SheetProfile
from .readers import Grid, open_grids
from .rows import RowReader
from .tables import ORDER
from .types import Counts, Fault, Problem, Reading, Row, SheetSource

# Columns that an answered workbook carries back.
ANSWER_HEADERS = frozenset({"verdict", "reason"})


def read_file(path: Path, profile: Profile | None = None, *, name: str | None = None) -> list[Reading]:
    """The tables of a file in worksheet order; ``Refused`` when the file as a whole cannot be taken.

    ``name`` is the file's name as it was received, where ``path`` is a copy under another name.
    """
    name = name or path.name
    worksheets = open_grids(path)
    alone = len(worksheets) == 1
    readings: list[Reading] = []
    skipped: list[Fault] = []
    reasons: list[Refused] = []
    for ways in worksheets:
        try:
            found = recognise(ways, name, alone=alone, profile=profile)
        except Refused as refused:
            if stops(refused, meant(ways, name, alone=alone, profile=profile)):
                raise
            reasons.append(refused)
            skipped.append(Fault("WORKSHEET_SKIPPED", {"worksheet": ways[0].worksheet}))
            continue
        if found:
            readings.append(reading_of(found, name))
    if not readings:
        raise next((r for r in reasons if r.code != "FILE_NO_TABLE"), reasons[0]) if reasons else Refused("FILE_EMPTY")
    readings[0].source.remarks.extend(skipped)
    return readings


@dataclass(frozen=True, slots=True)
class Recognised:
    """The way to cut a worksheet, the header that fits it best, and the profiles that were meant for it."""

    grid: Grid
    match: Match
    wanted: list[SheetProfile]


def recognise(ways: list[Grid], file: str, *, alone: bool, profile: Profile | None) -> Recognised | None:
    """Which table a worksheet holds; None when it is empty, ``Refused`` when it is none; ``alone``: the only one."""
    worksheet = ways[0].worksheet
    heads = heads_of(ways)
    if not any(map(any, heads[0])):
        return None
    wanted = profile.sheets_of(worksheet) if profile else []
    grid, match = _recognise(ways, heads, meant(ways, file, alone=alone, profile=profile), wanted)
    return Recognised(grid, match, wanted)


def heads_of(ways: list[Grid]) -> list[list[list[object]]]:
    """The first rows of a worksheet, in which its header stands, cut in each way."""
    return [list(islice(grid.rows(), HEADER_WITHIN_ROWS)) for grid in ways]


def meant(ways: list[Grid], file: str, *, alone: bool, profile: Profile | None) -> list[str]:
    """The tables a worksheet is said to be: by a person, else by its name, or the file's where it is the only one."""
    worksheet = ways[0].worksheet
    fixed = [sheet.table for sheet in profile.sheets_of(worksheet) if sheet.fixed] if profile else []
    return fixed or tables_named(worksheet) or (tables_named(Path(file).stem) if alone else [])


def stops(refused: Refused, said: list[str]) -> bool:
    """Whether a refused worksheet stops its whole file: it is said to be a table, and is not; others are skipped."""
    return bool(said) and refused.code != "FILE_NO_TABLE"


def _recognise(
    ways: list[Grid], heads: list[list[list[object]]], named: list[str], wanted: list[SheetProfile]
) -> tuple[Grid, Match]:
    """The way to cut this worksheet and the header that fits it best."""
    judged = [(grid, match) for grid, head in zip(ways, heads, strict=True) for match in _matches(head, wanted)]
    if not judged:
        raise Refused("FILE_NO_TABLE")
    widest = max(judged, key=lambda pair: len(pair[1].places))[1]
    fitting = [pair for pair in judged if pair[1].fits]
    by_name = [pair for pair in fitting if pair[1].table in named]
    if by_name:
        return max(by_name, key=lambda pair: pair[1].score)
    best = max(fitting or judged, key=lambda pair: pair[1].score)
    announced = max((len(match.places) for _, match in judged if match.table in named), default=0)
    if not fitting or announced > len(best[1].places):
        raise _why_none(judged, named, best[1])
    # A small table fits many a sheet: it is not meant where another one explains more of the header.
    if len(widest.places) > len(best[1].places):
        raise _why_none(judged, named, widest)
    if not wanted and len(best[1].places) < 3 and best[1].canonical < 2:
        raise Refused("FILE_NO_TABLE")
    rivals = {pair[1].table for pair in fitting if pair[1].score[1:3] == best[1].score[1:3]}
    if len(rivals) > 1:
        raise Refused("FILE_TABLE_AMBIGUOUS", candidates=", ".join(sorted(rivals)))
    return best


def _matches(head: list[list[object]], wanted: list[SheetProfile]) -> list[Match]:
    """How tables fit: those of the profile, and where none of these does, every other but for a fixed one."""
    found = [match for sheet in wanted if (match := best_match(sheet.table, head, sheet.mapping))]
    if not any(match.fits for match in found) and not any(sheet.fixed for sheet in wanted):
        others = [table for table in ORDER if table not in {sheet.table for sheet in wanted}]
        found += [match for table in others if (match := best_match(table, head))]
    return found


def _why_none(judged: list[tuple[Grid, Match]], named: list[str], best: Match) -> Refused:
    """Why no table fits: the named one's missing columns, else the closest one's, else nothing known at all."""
    close = max((m for _, m in judged if m.table in named), key=lambda m: len(m.places), default=best)
    if close.twice:
        column, headers = next(iter(close.twice.items()))
        return Refused("FILE_COLUMN_TWICE", column=column, headers=" / ".join(headers))
    known = len(close.places)
    if close.table in named or (known >= 3 and known >= len(close.missing)):
        return Refused("FILE_COLUMNS_MISSING", table=close.table, missing=", ".join(close.missing))
    return Refused("FILE_NO_TABLE")


def reading_of(found: Recognised, name: str) -> Reading:
    """The rows of a recognised table, to be read one by one; refused when its dates have the month first."""
    grid, match, wanted = found.grid, found.match, found.wanted
    header = next(islice(grid.rows(), match.row - 1, None))
    titles = [shown(cell).strip() for cell in header]
    habits = learn(grid, match.table, match.places, match.row)
    month_first = next((sheet.month_first for sheet in wanted if sheet.table == match.table), None)
    if month_first is None and habits.month_first_text:
        raise Refused("FILE_MONTH_FIRST", text=habits.month_first_text, table=match.table)
    used = set(match.places.values())
    ignored = [
        title
        for place, title in enumerate(titles)
        if title and place not in used and header_form(title)[0] not in ANSWER_HEADERS
    ]
    source = SheetSource(
        file=name,
        worksheet=grid.worksheet,
        table=match.table,
        header_row=match.row,
        headers=titles,
        mapping={column: titles[place] for column, place in match.places.items()},
        units=match.units,
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        month_first=bool(month_first),
        comma_thousands=habits.comma_thousands,
        rows_expected=habits.rows,
        ignored=ignored,
        remarks=[*grid.remarks, *(Fault("COLUMN_IGNORED", {"header": title}) for title in ignored)],
    )
    return Reading(source, partial(_rows, source, match.places, header, grid))


def _rows(
    source: SheetSource, places: dict[str, int], header: list[object], grid: Grid, counts: Counts
) -> Iterator[Row | Problem]:
    yield from RowReader(source, places, header).read(grid, counts)
