"""Plans what rows of sheets become: versions first, then what follows from them. Writes nothing. (traceability)"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from .derive.apply import apply
from .derive.book import Book
from .derive.change import Change
from .derive.registers import enter
from .names import NAMING, Names
from .tables import REGISTERS, line_of
from .types import RECORD_LINES, VERSIONS, Line, Touched, cells_of
from .versions import Stated, effective, state


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the door read it: its number in the file, and its canonical cells as compact text.

    A whole file waits as rows, so they are kept as text, which takes a third of the room.
    """

    row: int
    text: str


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet of one table that arrived together."""

    table: str
    sheet: str
    rows: list[Row]


@dataclass(slots=True)
class Arrival:
    """What is the same for all rows of a delivery."""

    batch: int | None
    file: str
    received_at: int
    backfill: bool = False
    # What this file already stated, as numbers that take little room in a long file: the key first stated on a slot,
    # and for a key the row that stated it first with that row's content.
    slots: dict[int, int] = field(default_factory=dict)
    keys: dict[int, tuple[int, int]] = field(default_factory=dict)

    def stated(self, line: Line, row: int) -> tuple[int | None, bool]:
        """Note a row; the earlier row that has its key with other content, and whether its slot was taken."""
        key, content = _short(line.key), int(line.content[:16], 16)
        first = self.keys.setdefault(key, (row, content))
        if first[1] != content:
            return first[0], False
        return None, self.slots.setdefault(_short(line.slot), key) != key


def _short(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class Twice:
    """A row whose key an earlier row of the file has, with other content: refused, both places named."""

    row: int
    first_row: int


@dataclass(frozen=True, slots=True)
class NewRecord:
    """The lines of one sheet that one record will hold; ``facts`` are final but for the chunk's number."""

    seq: int
    table: str
    sheet: str
    facts: dict[str, Any]


@dataclass(slots=True)
class Planned:
    """A chunk of whole sheets, planned: what each row states, the records to append, the lines that change."""

    stated: list[tuple[int, Stated]] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    records: list[NewRecord] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)


def plan_sheets(sheets: Sequence[SheetRows], arrival: Arrival, book: Book, *, head: int) -> Planned:
    """What a chunk of whole sheets becomes after record ``head``: versions, and the lines whose standing changes."""
    plan = Planned()
    rows = [
        (sheet, row, line_of(sheet.table, cells_of(row.text), version=0, received_at=arrival.received_at,
                             batch=arrival.batch, backfill=arrival.backfill, text=row.text))
        for sheet in sheets
        for row in sheet.rows
    ]  # fmt: skip
    known: dict[str, list[Line]] = {line.slot: [] for _, _, line in rows}
    for line in book.lines.find("slot", known):
        known[line.slot].append(line)
    for versions in known.values():
        versions.sort(key=lambda v: v.version)
    record: NewRecord | None = None
    seq = head
    changed: dict[int, Line] = {}
    for sheet, row, line in rows:
        first, taken = arrival.stated(line, row.row)
        if first is not None:
            plan.twice.append(Twice(row.row, first))
            continue
        versions = known[line.slot]
        stated = state(line, versions, taken)
        if stated.version is None:
            if record is None or record.sheet != sheet.sheet or record.table != sheet.table or _full(record):
                seq += 1
                record = NewRecord(seq, sheet.table, sheet.sheet, _facts(sheet, arrival))
                plan.records.append(record)
            listed = record.facts["lines"]
            line.version, line.replaces = seq * VERSIONS + len(listed), stated.replaces
            stated = Stated(stated.outcome, line.version, stated.replaces)
            entry = {"row": row.row, "cells": cells_of(row.text)}
            listed.append(entry if line.replaces is None else entry | {"replaces": line.replaces})
            versions.append(line)
            for flipped in restand(versions):
                changed[flipped.version] = flipped
            changed[line.version] = next(v for v in versions if v.version == line.version)
        plan.stated.append((row.row, stated))
    plan.lines = list(changed.values())
    return plan


def _full(record: NewRecord) -> bool:
    return len(record.facts["lines"]) >= RECORD_LINES


def _facts(sheet: SheetRows, arrival: Arrival) -> dict[str, Any]:
    return {
        "table": sheet.table,
        "sheet": sheet.sheet,
        "batch": arrival.batch,
        "file": arrival.file,
        "received_at": arrival.received_at,
        "backfill": arrival.backfill,
        "lines": [],
    }


def restand(versions: list[Line]) -> list[Line]:
    """Set which versions of one slot count; the ones whose standing changed. The list is brought up to date."""
    if len(versions) == 1 and versions[0].effective == (versions[0].undone_at is None):
        return []  # nothing to weigh, as with nearly every line
    standing = effective(versions)
    flipped = []
    for at, line in enumerate(versions):
        if line.effective != (line.version in standing):
            versions[at] = replace(line, effective=line.version in standing)
            flipped.append(versions[at])
    return flipped


def follow(lines: Iterable[Line], book: Book, names: Names, *, seq: int) -> tuple[Change, Names]:
    """Put changed lines on the shelf and derive what follows; names change first when a register did."""
    lines = list(lines)
    for line in lines:
        book.lines.put(line)
    changed = {line.version: line for line in lines}
    if any(line.table in NAMING for line in lines):
        register = book.lines.find("sheet", [f"#{table}" for table in NAMING])
        now = Names(register)
        sites, organisations = now.changed_since(names)
        for line in (*book.lines.find("site_name", sites), *book.lines.find("organisation_name", organisations)):
            if line.effective:
                changed.setdefault(line.version, line)
        names = now
        enter(changed.values(), register, book.registers, names)
    else:
        enter(lines, (), book.registers, names)
    return apply([line for line in changed.values() if line.table not in REGISTERS], book, names, seq=seq), names
