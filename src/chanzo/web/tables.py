"""A table once described: shown on a page, or sent as CSV or a spreadsheet. (web)"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from django.http import HttpRequest

from .formats import machine, shown
from .menu import Words

Kind = Literal["text", "mass", "weight", "amount", "figure", "count", "day", "month", "share", "moment", "code"]
NUMERIC = frozenset(("mass", "weight", "amount", "figure", "count", "share"))
# Kinds that never break over two lines.
WHOLE = frozenset(("code", "day", "month", "moment"))


@dataclass(frozen=True)
class Column:
    """One column: its name for programs, its title for people, and what its values are."""

    name: str
    title: Words
    kind: Kind = "text"
    link: Callable[[Any], str | None] | None = None
    status: str = ""  # a kind of ``status.WORDS``: the value is shown as shape and word
    told: Callable[[Any], str] | None = None  # how a page says the value; files keep it as it is

    @property
    def numeric(self) -> bool:
        return self.kind in NUMERIC

    @property
    def shape(self) -> str:
        """The class of its cells."""
        return "num" if self.numeric else "code" if self.kind in WHOLE else ""


class Cell(NamedTuple):
    """One value as a page shows it."""

    column: Column
    value: Any
    text: str
    url: str | None


@dataclass
class Table:
    """Rows are objects or dictionaries whose names the columns take."""

    name: str
    caption: Words
    columns: list[Column]
    rows: Iterable[Any]
    empty: Words = ""
    choose: str = ""  # the form field under which rows are chosen, if they can be
    chosen_by: str = "id"
    ticked: Container[Any] = ()  # the rows that are chosen as the page comes
    most: int | None = None  # rows that a page shows; files hold them all
    read: Callable[[Any], Any] | None = None  # what a row becomes when it is shown; rows left out cost nothing

    def __iter__(self) -> Iterator[tuple[Any, list[Cell]]]:
        for row in self._read():
            cells = []
            for column in self.columns:
                value = value_of(row, column.name)
                url = column.link(row) if column.link else None
                text = column.told(value) if column.told else shown(column.kind, value)
                cells.append(Cell(column, value, text, url))
            yield (value_of(row, self.chosen_by) if self.choose else None), cells

    @property
    def reached(self) -> bool:
        """Whether a keyboard reaches into it, by links or choices; else it must reach the part that scrolls."""
        return bool(self.choose) or any(column.link for column in self.columns)

    @property
    def cut(self) -> bool:
        """Whether a page leaves rows out; known where the rows are a list."""
        return self.most is not None and isinstance(self.rows, list) and len(self.rows) > self.most

    def records(self) -> Iterator[list[str | int | float | None]]:
        """The rows for programs, one list a row."""
        for row in self._read():
            yield [machine(column.kind, value_of(row, column.name)) for column in self.columns]

    def _read(self) -> Iterable[Any]:
        return map(self.read, self.rows) if self.read else self.rows

    @property
    def header(self) -> list[str]:
        """Names for programs; masses say their unit."""
        weighed = [c.kind in ("mass", "weight") and not c.name.endswith("_kg") for c in self.columns]
        return [f"{c.name}_kg" if mass else c.name for c, mass in zip(self.columns, weighed, strict=True)]


def value_of(row: Any, name: str) -> Any:
    """A named value of a row, whatever the row is."""
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)


def wanted_format(request: HttpRequest) -> str:
    """``csv``, ``xlsx`` or nothing, as the address asks."""
    asked = request.GET.get("format", "")
    return asked if asked in ("csv", "xlsx") else ""
