"""Rows of a table read as the dated values of a series. (change)"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chanzo.core.days import to_day

from ..types import UNIT

_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?$|(\d{1,2})[/.](\d{1,2})[/.](\d{4})$|(\d{4})$")


@dataclass(frozen=True)
class Points:
    """Days since 1970 with values in millionths, in order, one a day; and the numbers of rows that cannot be read."""

    points: list[tuple[int, int]]
    refused: list[int]


def points_in(rows: Iterable[Sequence[str]]) -> Points:
    """The points of a table whose first column is a day (or month, or year) and whose second is a number.

    Headings and empty rows are passed over; a day that comes twice with another value is refused the second time.
    """
    found: dict[int, int] = {}
    refused = []
    for number, row in enumerate(rows, start=1):
        if not any(cell.strip() for cell in row):
            continue
        day = _day(row[0].strip())
        value = _value(row[1]) if len(row) > 1 else None
        if day is None and value is None and not found:
            continue
        if day is None or value is None or found.get(day, value) != value:
            refused.append(number)
            continue
        found[day] = value
    return Points(sorted(found.items()), refused)


def _day(text: str) -> int | None:
    match = _DAY.match(text)
    if match is None:
        return None
    year, month, day, day_first, month_then, year_last, alone = match.groups()
    try:
        if alone:
            return to_day(date(int(alone), 1, 1))
        if year:
            return to_day(date(int(year), int(month), int(day or 1)))
        return to_day(date(int(year_last), int(month_then), int(day_first)))
    except ValueError:
        return None


def _value(text: str) -> int | None:
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return round(value * UNIT) if abs(value) < 1e12 else None
