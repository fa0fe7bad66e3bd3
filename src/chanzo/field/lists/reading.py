"""A published list of mines: every row with a name and a place where it has one, none left out. (field)"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from chanzo.core.refusals import N_, Refused, register_sentences
from chanzo.places.geography import country_at
from chanzo.places.plane import REGION
from chanzo.sites.types.mine_lists import Fault, ListedMine

from ..cells.numbers import parse_degrees
from ..cells.text import clean, is_nothing, shown
from ..cells.words import parse_country, parse_mineral
from ..readers import Grid, open_grids
from .columns import columns_of

# Titles and notes that may stand above the header.
ABOVE = 30
MOST_ROWS = 50_000
LONGEST = 200
MICRO = 1_000_000

register_sentences(
    {
        "MINE_LIST_COLUMNS": N_(
            "No row of the file names columns for the name, the latitude and the longitude of mines."
        ),
        "MINE_LIST_LARGE": N_("The list has more than {most} rows. Send it in parts."),
    }
)


@dataclass(frozen=True)
class ReadList:
    """The rows of a list, how many empty ones were passed over, and the header of each column that was used."""

    rows: list[ListedMine]
    skipped: int
    headers: dict[str, str]


def read_mine_list(path: Path) -> ReadList:
    """The rows of a text table or of the first worksheet that has the columns; Refused where there is none."""
    for ways in open_grids(path):
        grid, at, header = max((_headed(way) for way in ways), key=lambda found: len(columns_of(found[2])))
        columns = columns_of(header)
        if {"name", "latitude", "longitude"} <= columns.keys():
            read = partial(_row, columns=columns)
            rows, skipped = _rows(grid, at, read)
            return ReadList(rows, skipped, {name: clean(shown(header[place])) for name, place in columns.items()})
    raise Refused("MINE_LIST_COLUMNS")


def _headed(grid: Grid) -> tuple[Grid, int, list[object]]:
    """The row of a grid that is most like a header, and its number."""
    best: tuple[int, list[object]] = (0, [])
    for number, row in enumerate(_first(grid.rows(), ABOVE), start=1):
        if len(columns_of(row)) > len(columns_of(best[1])):
            best = number, row
    return grid, *best


def _first(rows: Iterator[list[object]], most: int) -> Iterator[list[object]]:
    for _ in range(most):
        try:
            yield next(rows)
        except StopIteration:
            return


def _rows(grid: Grid, header: int, read: Callable[[int, Sequence[object]], ListedMine]) -> tuple[list[ListedMine], int]:
    found: list[ListedMine] = []
    skipped = 0
    for number, row in enumerate(grid.rows(), start=1):
        if number <= header:
            continue
        if all(is_nothing(clean(shown(cell))) for cell in row):
            skipped += 1
            continue
        if len(found) == MOST_ROWS:
            raise Refused("MINE_LIST_LARGE", most=MOST_ROWS)
        found.append(read(number, row))
    return found, skipped


def _row(number: int, row: Sequence[object], columns: dict[str, int]) -> ListedMine:
    def cell(name: str) -> Any:
        at = columns.get(name)
        return row[at] if at is not None and at < len(row) else None

    texts = {name: _text(cell(name)) for name in ("name", "code", "province", "territory")}
    minerals = [parse_mineral(cell(name)) for name in columns if name.startswith("mineral ")]
    known = sorted({each for found in minerals if isinstance(found, str) for each in found.split("+")})
    longitude, latitude, swapped, fault = _place(cell("longitude"), cell("latitude"))
    said = parse_country(cell("country"))
    country = said if isinstance(said, str) else ""
    if not country and longitude is not None and latitude is not None:
        country = country_at(latitude / MICRO, longitude / MICRO)
    return ListedMine(
        row=number, longitude=longitude, latitude=latitude, minerals="+".join(known), country=country, swapped=swapped,
        fault=fault, **texts,
    )  # fmt: skip


def _place(east: object, north: object) -> tuple[int | None, int | None, bool, Fault | None]:
    """Longitude and latitude, whether they stood in each other's column, and what is wrong with them."""
    longitude = parse_degrees(east, limit=180, refusal="MINE_DEGREES")
    latitude = parse_degrees(north, limit=180, refusal="MINE_DEGREES")
    for column, value in (("latitude", latitude), ("longitude", longitude)):
        if value is not None and not isinstance(value, int):
            return None, None, False, Fault(column, "MINE_DEGREES")
    # Whoever has no place often writes two noughts, which lie in the sea.
    if (longitude or 0) == 0 and (latitude or 0) == 0:
        return None, None, False, None
    if not isinstance(longitude, int) or not isinstance(latitude, int):
        return None, None, False, Fault("latitude" if latitude is None else "longitude", "MINE_HALF_PLACE")
    if not _on_land(longitude, latitude) and _on_land(latitude, longitude):
        return latitude, longitude, True, None
    if not REGION.holds(longitude / MICRO, latitude / MICRO):
        return None, None, False, Fault("latitude", "MINE_OUTSIDE")
    return longitude, latitude, False, None


def _on_land(longitude: int, latitude: int) -> bool:
    return abs(latitude) <= 90 * MICRO and bool(country_at(latitude / MICRO, longitude / MICRO))


def _text(cell: object) -> str:
    text = clean(shown(cell))
    return "" if is_nothing(text) else text[:LONGEST]
