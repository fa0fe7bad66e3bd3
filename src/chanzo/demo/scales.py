"""How large a made-up programme is, and which months it covers. (demo)"""

from dataclasses import dataclass
from datetime import date

from chanzo.core.days import month_end, month_of, month_start, to_day


@dataclass(frozen=True)
class Scale:
    """Sizes of one programme; ``plants`` is how often each kind of fraud and of mess is planted."""

    bags: int
    sites: int
    months: int
    territories: int
    shared_points: int
    lot_bags: int
    plants: int


SCALES: dict[str, Scale] = {
    "S": Scale(bags=4_000, sites=25, months=6, territories=7, shared_points=3, lot_bags=60, plants=3),
    "M": Scale(bags=40_000, sites=150, months=12, territories=18, shared_points=10, lot_bags=200, plants=6),
    "L": Scale(bags=400_000, sites=1_200, months=24, territories=31, shared_points=40, lot_bags=400, plants=12),
}


@dataclass(frozen=True)
class Period:
    """The calendar months a programme covers, both days included."""

    first_month: int
    months: int

    @property
    def first_day(self) -> int:
        return month_start(self.first_month)

    @property
    def last_day(self) -> int:
        return month_end(self.first_month + self.months - 1)


def period_before(today: date, months: int) -> Period:
    """The last ``months`` full months before the month of ``today``."""
    return Period(month_of(to_day(today)) - months, months)
