"""The facts of a finding as people read them: labels, units, days, the lines it speaks of as rows. (verification)"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from chanzo.core.days import to_day
from chanzo.web.menu import Words
from chanzo.web.tables import Column, Kind, Table

from ..words import FACTS, LIMITS, LOT_FACTS, SITE_FACTS, STEP_WORDS, measured

# Rows of a table of facts that a page shows, and words of one list.
MOST, NAMED = 12, 8
LINES: tuple[tuple[str, Kind], ...] = (
    ("role", "code"), ("place", "code"), ("date", "day"), ("site", "code"), ("who", "code"), ("into", "code"),
    ("mass_g", "mass"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a fact and where it leads."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with one value or several; ``more`` counts those left out."""

    label: Words
    values: list[Said]
    more: int = 0


@dataclass(slots=True)
class FactsShown:
    """What all cases of a finding say alike, what differs as a table, and the lines of sheets they speak of."""

    alike: list[Fact] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Show the first rows in a table; its files hold them all."""
        table.rows, table.most = rows, MOST
        self.tables.append(table)


def facts_shown(cases: list[Mapping[str, Any]], *, linked: bool) -> FactsShown:
    """The facts of cases for their page; ``linked`` when the reader may follow every name."""
    plain: list[dict[str, Any]] = [{} for _case in cases]
    lines: list[dict[str, Any]] = []
    for row, case in zip(plain, cases, strict=True):
        for name, value in case.items():
            inner = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Mapping)]
            if inner:
                lines += [_line(name, item) for item in inner]
            elif name not in ("severity", "what"):
                row[name] = value
    names = list(dict.fromkeys(name for row in plain for name in row))
    alike = [name for name in names if all(row.get(name) == plain[0].get(name) for row in plain)]
    shown = FactsShown([fact(name, plain[0][name], linked=linked) for name in alike])
    if apart := [name for name in names if name not in alike]:
        rows = [{name: row.get(name) for name in apart} for row in plain]
        columns = [_column(name, linked) for name in apart]
        shown.add(Table("cases", STEP_WORDS["cases"], columns, []), [_read(row) for row in rows])
    if lines:
        present = [(name, kind) for name, kind in LINES if any(line.get(name) not in (None, "") for line in lines)]
        columns = [Column(name, FACTS[name], kind, _link(name) if linked else None) for name, kind in present]
        shown.add(Table("lines", STEP_WORDS["lines"], columns, []), lines)
    return shown


def fact(name: str, value: Any, *, linked: bool) -> Fact:
    """A fact with its unit; a list is cut."""
    values = value if isinstance(value, list) else [value]
    said = [Said(measured(name, one) or "–", _address(name, one) if linked else "") for one in values[:NAMED]]
    return Fact(label(name), said or [Said("–")], max(0, len(values) - NAMED))


def limits_shown(limits: Mapping[str, Any]) -> Iterator[Fact]:
    """The limits that a finding was measured with."""
    for name, value in limits.items():
        yield Fact(LIMITS.get(name, name.replace("_", " ")), [Said(measured(name, value))])


def label(name: str) -> Words:
    """What a fact is called."""
    return FACTS.get(name, name.replace("_", " "))


def _line(name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    day = facts.get("date")
    return {
        **facts,
        "role": STEP_WORDS.get(name, label(name)),
        "date": to_day(date.fromisoformat(day)) if day else None,
        "who": facts.get("holder") or facts.get("by"),
    }


def _read(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "" if value is None else measured(name, value) for name, value in row.items()}


def _column(name: str, linked: bool) -> Column:
    return Column(name, label(name), "code", _link(name) if linked else None)


def _link(name: str) -> Callable[[Any], str | None]:
    return lambda row: _address(name, row.get(name)) or None


def _address(name: str, value: Any) -> str:
    if not value or not isinstance(value, str):
        return ""
    if name in SITE_FACTS:
        return reverse("sites:site", args=[value])
    return reverse("traceability:lot", args=[value]) if name in LOT_FACTS else ""
