"""How the writer of one table writes dates and decimals, learnt from the whole table before a row is read. (field)"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .cells.days import order_proved
from .cells.numbers import decimal_signs
from .readers import Grid
from .readers.delimited import check_size
from .tables import TABLES
from .types import CellType

_NUMBERS = (CellType.WEIGHT, CellType.DECIMAL, CellType.INTEGER, CellType.PERCENT)
# Distinct texts kept before they are judged; bounds the memory of a table that never repeats itself.
DISTINCT = 20_000


@dataclass(slots=True)
class Habits:
    """``month_first_text`` is a date that fits only month first, where none fits only day first."""

    rows: int = 0
    month_first_text: str = ""
    comma_thousands: bool = False


def learn(grid: Grid, table: str, places: Mapping[str, int], header_row: int) -> Habits:
    """Walk the whole table once; refuses rows and cells larger than a sheet's on the way."""
    spec = TABLES[table]
    dates, numbers = Proofs(order_proved), Proofs(decimal_signs)
    watched = [
        (place, dates if spec.column(name).type is CellType.DATE else numbers)
        for name, place in places.items()
        if spec.column(name).type in (CellType.DATE, *_NUMBERS)
    ]
    habits = Habits()
    for number, row in enumerate(grid.rows(), start=1):
        if grid.delimiter:
            check_size(row)
        if number <= header_row:
            continue
        habits.rows += 1
        width = len(row)
        for place, proofs in watched:
            if place < width and type(text := row[place]) is str and text not in proofs.seen:
                proofs.add(text)
    if "month" in dates.found and "day" not in dates.found:
        habits.month_first_text = dates.found["month"]
    habits.comma_thousands = "." in numbers.found and "," not in numbers.found
    return habits


class Proofs:
    """What the texts of some columns prove, with the first text that proved it."""

    def __init__(self, judge: Callable[[str], str]) -> None:
        self.judge = judge
        self.seen: set[str] = set()
        self.found: dict[str, str] = {}

    def add(self, text: str) -> None:
        if len(self.seen) >= DISTINCT:
            self.seen.clear()
        self.seen.add(text)
        if proof := self.judge(text):
            self.found.setdefault(proof, text)
