"""The list of categories with its days: those that come with the program, and what an installation added or ended.
(incidents)"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..record_rows import CategoryRow
from ..types import Category


@dataclass(frozen=True)
class Categories:
    """Every category with the days on which it may be given; a code may stand there several times, one day each."""

    every: tuple[Category, ...]

    def on(self, day: int) -> list[Category]:
        """Those that may be given on a day, in the order of the list."""
        return [one for one in self.every if one.on(day)]

    def of(self, code: str, day: int) -> Category:
        """What a code meant on a day, else what it last meant; a code that nobody knows means itself."""
        same = [one for one in self.every if one.code == code]
        return next((one for one in same if one.on(day)), same[-1] if same else Category(code, code, label_fr=code))

    def last(self, code: str) -> Category | None:
        """What a code last meant; None where it never meant anything."""
        return next((one for one in reversed(self.every) if one.code == code), None)


def listed(shipped: Iterable[Category], acts: Iterable[CategoryRow]) -> Categories:
    """The list as recorded acts (in their order) make it of what comes with the program."""
    rows = list(acts)
    ends = {row.code: row.to_day for row in rows if not row.label}
    return Categories((*_shipped(shipped, ends), *(_added(row) for row in rows if row.label)))


def _shipped(shipped: Iterable[Category], ends: dict[str, int | None]) -> Iterator[Category]:
    for one in shipped:
        yield replace(one, to_day=ends[one.code]) if one.code in ends else one


def _added(row: CategoryRow) -> Category:
    return Category(row.code, row.label, row.annex, row.suspends, row.from_day, row.to_day, row.label_fr)
