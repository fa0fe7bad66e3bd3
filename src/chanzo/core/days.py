"""Days and months as whole numbers, alone or in arrays. (core)"""

from datetime import date, timedelta
from functools import lru_cache
from typing import overload

import numpy as np
from numpy.typing import NDArray

NO_DAY = -(2**31)
"""A missing day in an int32 array."""

_EPOCH = date(1970, 1, 1)

DayArray = NDArray[np.integer]


def to_day(value: date) -> int:
    """Days since 1970-01-01."""
    return (date(value.year, value.month, value.day) - _EPOCH).days


def from_day(day: int) -> date:
    """The date of a day number."""
    return _EPOCH + timedelta(days=int(day))


def day_text(day: int | None) -> str:
    """``YYYY-MM-DD``; empty for a missing day."""
    return "" if day is None or day == NO_DAY else from_day(day).isoformat()


@overload
def month_of(day: int) -> int: ...
@overload
def month_of(day: DayArray) -> NDArray[np.int32]: ...
def month_of(day: int | DayArray) -> int | NDArray[np.int32]:
    """Calendar month as year * 12 + month - 1; a missing day in an array gives NO_DAY."""
    if isinstance(day, np.ndarray):
        missing = day == NO_DAY
        months = np.where(missing, 0, day).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        return np.where(missing, NO_DAY, months + 1970 * 12).astype(np.int32)
    return _month_of(day)


@lru_cache(maxsize=10_000)
def _month_of(day: int) -> int:
    value = from_day(day)
    return value.year * 12 + value.month - 1


def month_text(month: int) -> str:
    """``YYYY-MM``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def month_number(text: str) -> int:
    """The month that ``YYYY-MM`` writes."""
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


@overload
def month_start(month: int) -> int: ...
@overload
def month_start(month: DayArray) -> NDArray[np.int32]: ...
def month_start(month: int | DayArray) -> int | NDArray[np.int32]:
    """The first day of a month."""
    if isinstance(month, np.ndarray):
        first = (month.astype(np.int64) - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")
        return first.astype(np.int64).astype(np.int32)
    return to_day(date(int(month) // 12, int(month) % 12 + 1, 1))


@overload
def month_end(month: int) -> int: ...
@overload
def month_end(month: DayArray) -> NDArray[np.int32]: ...
def month_end(month: int | DayArray) -> int | NDArray[np.int32]:
    """The last day of a month."""
    return month_start(month + 1) - 1
