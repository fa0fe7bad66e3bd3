"""Days and months against the calendar of the standard library."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.days import (
    NO_DAY,
    day_text,
    from_day,
    month_end,
    month_number,
    month_of,
    month_start,
    month_text,
    to_day,
)

DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DATES)
def test_a_day_goes_there_and_back(value: date) -> None:
    assert from_day(to_day(value)) == value
    assert day_text(to_day(value)) == value.isoformat()


@given(DATES)
def test_a_month_holds_its_day(value: date) -> None:
    day = to_day(value)
    month = month_of(day)
    assert month_text(month) == f"{value:%Y-%m}"
    assert month_number(month_text(month)) == month
    assert month_start(month) <= day <= month_end(month)
    assert from_day(month_start(month)).day == 1
    assert from_day(month_end(month) + 1).day == 1


@given(st.lists(DATES, max_size=20))
def test_arrays_agree_with_single_days(values: list[date]) -> None:
    days = np.array([to_day(v) for v in values], dtype=np.int32)
    months = month_of(days)
    assert months.dtype == np.int32
    assert months.tolist() == [month_of(int(d)) for d in days]
    assert month_end(months).tolist() == [month_end(int(m)) for m in months]


def test_a_missing_day_stays_missing() -> None:
    assert month_of(np.array([NO_DAY, 0], dtype=np.int32)).tolist() == [NO_DAY, 1970 * 12]
    assert day_text(None) == day_text(NO_DAY) == ""
