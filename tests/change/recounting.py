"""Indicators beside an independent recount: plain Python over the records of the ledger, read from the beginning."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from statistics import median
from typing import Any, NamedTuple

from chanzo.core.days import month_of, month_text, to_day
from chanzo.core.indicators import Asked, Figure, Observed, Reckoning, observe, registered
from chanzo.core.names import fold
from chanzo.ledger.replay import records
from chanzo.ledger.types import Entry

ROOMS = ("sites", "traceability", "verification", "incidents", "monitoring", "government", "field")
for room in ROOMS:
    import_module(f"chanzo.{room}.indicators")

Cells = dict[str, Any]


class Counted(NamedTuple):
    """What a recount finds of one thing: the record it is known from, its day, what it adds."""

    seq: int
    day: int
    part: int = 1
    whole: int = 1
    by: tuple[str, ...] = ()
    known: bool = True
    n: int = 1


class Line(NamedTuple):
    """A line that counts: the record it came with, when that was received (None: a history load), its cells."""

    version: int
    table: str
    cells: Cells
    received_at: int
    backfill: bool

    @property
    def seq(self) -> int:
        return self.version // 1000


@dataclass
class Told:
    """Every record of the ledger in turn, and what plain reading makes of them."""

    entries: Sequence[Entry]

    @classmethod
    def now(cls) -> "Told":
        return cls(list(records()))

    def of(self, *kinds: str) -> Iterator[Entry]:
        """The records of some kinds; one that ends with a dot names all that begin so."""
        return (
            e for e in self.entries if any(e.kind == k or (k.endswith(".") and e.kind.startswith(k)) for k in kinds)
        )

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that stand: neither taken back, nor corrected by one that is not."""
        found: dict[int, tuple[Line, int | None]] = {}
        gone: set[int] = set()
        for entry in self.of("sheet.recorded", "batch.undone"):
            if entry.kind == "batch.undone":
                gone |= set(entry.facts["voids"])
                continue
            for at, told in enumerate(entry.facts["lines"]):
                version = entry.seq * 1000 + at
                line = Line(
                    version, entry.facts["table"], told["cells"], entry.facts["received_at"], entry.facts["backfill"]
                )
                found[version] = line, told.get("replaces")
        corrected = {before for version, (_, before) in found.items() if version not in gone}
        return [line for version, (line, _) in sorted(found.items()) if version not in gone | corrected]

    @cached_property
    def tables(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[line.table].append(line)
        return found

    def table(self, name: str) -> list[Line]:
        return self.tables.get(name, [])

    @cached_property
    def moved(self) -> dict[str, str]:
        """The codes that became another, by renaming or merging, each with the last one that it means."""
        into = {
            line.cells["site"]: line.cells["into"]
            for line in self.table("site_changes")
            if line.cells["action"] in ("rename", "merge")
        }

        def last(code: str) -> str:
            return last(into[code]) if code in into else code

        return {code: last(code) for code in into}

    @cached_property
    def sites(self) -> dict[str, Cells]:
        """The sites by the code that they bear now, as the last line of each says."""
        lines = sorted(self.table("sites"), key=lambda line: line.cells.get("capacity_from", -1))
        return {line.cells["site"]: line.cells for line in lines if line.cells["site"] not in self.moved}

    @cached_property
    def written(self) -> dict[str, str]:
        """What a folded code, name or alias of a site means now; a code before a name."""
        found: dict[str, str] = {}
        for line in self.table("sites"):
            cells = line.cells
            for name in (cells["site"], cells["name"], *cells.get("aliases", ())):
                found.setdefault(fold(name), self.moved.get(cells["site"], cells["site"]))
        return found | {fold(line.cells["site"]): line.cells["site"] for line in self.table("sites")}

    def site(self, written: str) -> str:
        """The code that a site's code, name or alias means now."""
        code = self.written.get(fold(written), written)
        return self.moved.get(code, code)

    def closed(self, code: str, day: int) -> bool:
        """Whether a site was closed by a day."""
        changes = [line.cells for line in self.table("site_changes") if line.cells["action"] == "close"]
        return any(cells["site"] == code and cells["date"] <= day for cells in changes)

    def province(self, code: str) -> str:
        return str(self.sites.get(code, {}).get("province", ""))

    def ever_in_programme(self, day: int) -> bool:
        """Whether any site had a status of the programme until a day."""
        return any(o.cells["scheme"] == "programme" and o.cells["from"] <= day for o in self.table("site_status"))

    def integrated(self, day: int) -> dict[str, int]:
        """The sites that the last status of the programme until a day integrated, and the record of that status."""
        found: dict[str, tuple[int, int, str]] = {}
        for line in self.table("site_status"):
            cells = line.cells
            if cells["scheme"] == "programme" and cells["from"] <= day:
                code = self.site(cells["site"])
                found[code] = max(found.get(code, (-1, 0, "")), (cells["from"], line.seq, cells["status"]))
        integrated = {code: seq for code, (_, seq, status) in sorted(found.items()) if status == "integrated"}
        return {code: seq for code, seq in integrated.items() if code in self.sites and not self.closed(code, day)}

    def at_work(self, last: int) -> dict[str, int]:
        """Sites that closed a bag in the last three months or are integrated; the first record of each."""
        tagged = {
            self.site(line.cells["site"])
            for line in self.table("mine_log")
            if month_of(line.cells["date"]) > month_of(last) - 3 and line.cells["date"] <= last
        }
        first: dict[str, int] = {}
        for line in self.table("sites"):
            first.setdefault(line.cells["site"], line.seq)
        active = sorted((tagged | set(self.integrated(last))) & set(self.sites))
        return {code: first[code] for code in active if not self.closed(code, last)}


def day_of(entry: Entry) -> int:
    """The day on which a record was made."""
    return to_day(entry.record_time.date())


Recount = Callable[[Told, int, int], list[Counted] | None]
"""What is counted over a period; None where nothing of the sort was ever recorded until its end."""


def observed(code: str, first: int, last: int) -> Observed:
    """What the indicator says."""
    indicator = registered()[code]
    assert indicator.cases is not None
    return observe(indicator, indicator.cases(Asked(first, last)), month=lambda day: month_text(month_of(day)))


def figure(code: str, rows: Iterable[Counted]) -> Figure:
    """The figure that counted rows make, reckoned by hand."""
    indicator, rows = registered()[code], list(rows)
    n, part, whole = (sum(getattr(row, name) for row in rows) for name in ("n", "part", "whole"))
    if indicator.reckoning is Reckoning.MEDIAN:
        values = [row.part for row in rows for _ in range(row.n)]
        return Figure(float(median(values)) if values else None, None, None, n)
    if indicator.reckoning is Reckoning.COUNT:
        return Figure(part / indicator.per, part, None, n)
    return Figure(round(indicator.per * part / whole, 6) if whole else None, part, whole, n)


def agree(recounts: dict[str, Recount], first: int, last: int) -> None:
    """Every indicator says of a period what its recount says: the figure, each breakdown, the records."""
    told = Told.now()
    for code, recount in recounts.items():
        found, rows = observed(code, first, last), recount(told, first, last)
        if rows is None:
            assert (found.figure, found.completeness, found.records) == (Figure(None, None, None, 0), None, ()), code
            continue
        known = [row for row in rows if row.known]
        assert found.figure == figure(code, known), code
        assert found.records == tuple(sorted({row.seq for row in rows})), code
        every = sum(row.n for row in rows)
        assert found.completeness == (round(sum(row.n for row in known) / every, 6) if every else None), code
        assert found.breakdown == grouped(code, known), code


def grouped(code: str, rows: Sequence[Counted]) -> dict[str, dict[str, Figure]]:
    """The figures by each breakdown and by month."""
    names = (*registered()[code].breakdowns, "month")
    found: dict[str, dict[str, list[Counted]]] = {name: defaultdict(list) for name in names}
    for row in rows:
        for name, value in zip(names, (*row.by, month_text(month_of(row.day))), strict=True):
            found[name][value].append(row)
    return {name: {value: figure(code, some) for value, some in of.items()} for name, of in found.items()}


def adds_up(code: str, found: Observed) -> None:
    """The parts of every breakdown are the whole."""
    for name, parts in found.breakdown.items():
        assert sum(one.n for one in parts.values()) == found.figure.n, (code, name)
        if found.figure.numerator is not None:
            assert sum(one.numerator or 0 for one in parts.values()) == found.figure.numerator, (code, name)
        if found.figure.denominator is not None:
            assert sum(one.denominator or 0 for one in parts.values()) == found.figure.denominator, (code, name)
