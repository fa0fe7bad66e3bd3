"""Which months a site's capacity or baseline day touches, where its line says nothing else that is new. (verification)

A line of the register states a site whole, so most lines repeat what is known of it and bring one estimate. Such a
line, come or gone, can only change what is judged of whole months: the mass tagged at the site, and at the point that
serves it, against the estimate in force (from its day to the next one's), and whether a baseline was done by then.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chanzo.core.days import NO_DAY, month_of, month_text
from chanzo.core.names import fold
from chanzo.traceability.derive.book import Book
from chanzo.traceability.types import Kind, Line
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.evidence.rows import Key

DATED = frozenset(("capacity_low_kg", "capacity_high_kg", "workers", "capacity_from", "baseline_date"))
Months = tuple[int, int]
EARLIEST, LATEST = -(2**31), 2**31


def keys_of_estimates(changed: Sequence[Line], book: Book, registers: Registers) -> tuple[set[int], set[Key]]:
    """The versions of changed lines that bring or take an estimate and nothing else, and the keys that those touch.

    What else a line says counts as known when the newest line that stays says the very same, so that the site is
    described alike before and after. A change of identity in the same delivery leaves this to the wider way.
    """
    lines = [line for line in changed if line.table == "sites"]
    if not lines or any(line.table == "site_changes" for line in changed):
        return set(), set()
    means, gone = registers.names.site, {line.version for line in changed}
    stay: dict[str, list[Line]] = {means(line.site_name): [] for line in lines}
    for line in book.lines.find("sheet", ["#sites"]):
        site = means(line.site_name)
        if site in stay and line.effective and line.version not in gone:
            stay[site].append(line)
    versions: set[int] = set()
    keys: set[Key] = set()
    for site, known in stay.items():
        ours = [line for line in lines if means(line.site_name) == site]
        newest = max(known, key=lambda line: _rank(line, site), default=None)
        if newest is None or any(_described(line) != _described(newest) for line in ours):
            continue
        versions.update(line.version for line in ours)
        yields = [months for line in ours for months in _in_force(line, known)]
        seen = [months for line in ours for months in _assessed(line, known)]
        named = {site, *(line.site_name for line in ours)}
        keys.update(_site_months(named, [*yields, *seen], book))
        keys.update(_point_months(fold(newest.cells.get("tagging_point", "")), yields, book))
    return versions, keys


def _described(line: Line) -> dict[str, Any]:
    return {cell: value for cell, value in line.cells.items() if cell not in DATED}


def _rank(line: Line, site: str) -> tuple[bool, int, str]:
    """Later stands before earlier, as where registers say what describes a site (evidence/sites.py)."""
    return fold(site) == line.site_name, _from(line), line.content


def _from(line: Line) -> int:
    return NO_DAY if line.day is None else line.day


def _in_force(line: Line, known: Iterable[Line]) -> Iterator[Months]:
    """The months at whose end the line's capacity may be the one in force, first and last."""
    if not _has_capacity(line):
        return
    later = [_from(other) for other in known if _has_capacity(other) and _from(other) > _from(line)]
    first = EARLIEST if line.day is None else month_of(line.day)
    yield first, month_of(min(later)) - 1 if later else LATEST


def _has_capacity(line: Line) -> bool:
    return isinstance(line.cells.get("capacity_high_kg"), int)


def _assessed(line: Line, known: Iterable[Line]) -> Iterator[Months]:
    """The months in which the line's baseline day may be the last one; none where another line says the same day."""
    day = line.cells.get("baseline_date")
    others = {other.cells["baseline_date"] for other in known if "baseline_date" in other.cells}
    if day is None or day in others:
        return
    later = [other for other in others if other > day]
    yield month_of(day), month_of(min(later)) if later else LATEST


def _within(month: int, spans: Iterable[Months]) -> bool:
    return any(first <= month <= last for first, last in spans)


def _site_months(sites: Iterable[str], spans: Sequence[Months], book: Book) -> Iterator[Key]:
    for lot in book.lots.find("site", sites) if spans else ():
        if lot.kind == Kind.MINE and lot.month is not None and _within(lot.month, spans):
            yield "site_month", f"{lot.site} {month_text(lot.month)}"


def _point_months(point: str, spans: Sequence[Months], book: Book) -> Iterator[Key]:
    for lot in book.lots.find("point", [point]) if spans else ():
        if lot.kind == Kind.MINE and lot.month is not None and _within(lot.month, spans):
            yield "point_month", f"{lot.point} {month_text(lot.month)}"
