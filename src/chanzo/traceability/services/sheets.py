"""Taking in what the field wrote down, and taking an import back. (traceability)"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from ..derive.book import Book
from ..derive.touch import touched
from ..names import NAMING, Names
from ..plan import Arrival, Planned, SheetRows, follow, plan_sheets, restand
from ..types import Line, Touched


class Ledger(Protocol):
    """What a recording needs of the ledger."""

    @property
    def head(self) -> int: ...

    def append(self, kind: str, *, subject: str, actor: str, facts: dict[str, Any]) -> int: ...


def names_in_force(book: Book) -> Names:
    """The names that registers give as they stand now."""
    return Names(book.lines.find("sheet", [f"#{table}" for table in NAMING]))


def record_sheets(
    sheets: Sequence[SheetRows], arrival: Arrival, book: Book, names: Names, *, ledger: Ledger, by: str
) -> tuple[Planned, Names]:
    """Record a chunk of whole sheets and derive what follows on the shelves of ``book``; the caller writes them."""
    plan = plan_sheets(sheets, arrival, book, head=ledger.head)
    for record in plan.records:
        record.facts["chunk"] = plan.records[0].seq
        seq = ledger.append("sheet.recorded", subject=f"{record.table} {record.sheet}", actor=by, facts=record.facts)
        if seq != record.seq:
            raise RuntimeError(f"record {record.seq} was planned and became {seq}")
    if plan.records:
        change, names = follow(plan.lines, book, names, seq=plan.records[-1].seq)
        plan.touched = touched(change, book, names)
    return plan, names


def void_versions(
    batch: int,
    versions: Iterable[int],
    passing: Mapping[int, int],
    book: Book,
    names: Names,
    *,
    ledger: Ledger,
    by: str,
) -> tuple[list[int], list[int], list[tuple[int, int]], list[Line], Touched, Names]:
    """Undo versions of a batch: void them, or pass those that another live batch stated too.

    Returns the versions voided, those that count again, those passed, the changed lines, what they touch, the names.
    """
    owned = [v for v in book.lines.find("version", versions) if v.undone_at is None and v.batch == batch]
    if not owned:
        return [], [], [], [], Touched(), names
    seq = ledger.head + 1
    passes = [(line.version, passing[line.version]) for line in owned if line.version in passing]
    voids = [line.version for line in owned if line.version not in passing]
    now: dict[int, Line] = {line.version: replace(line, batch=passing[line.version]) for line in owned
                            if line.version in passing}  # fmt: skip
    now.update(
        (line.version, replace(line, undone_at=seq, effective=False)) for line in owned if line.version not in passing
    )
    slots: dict[str, dict[int, Line]] = {line.slot: {} for line in owned}
    for line in (*book.lines.find("slot", slots), *now.values()):
        slots[line.slot][line.version] = line
    restored = []
    for group in slots.values():
        for line in restand([group[v] for v in sorted(group)]):
            if line.effective:
                restored.append(line.version)
            now[line.version] = line
    facts = {
        "batch": batch,
        "chunk": seq,
        "voids": sorted(voids),
        "restores": sorted(restored),
        "passes": [list(pair) for pair in sorted(passes)],
    }
    ledger.append("batch.undone", subject=f"batch {batch}", actor=by, facts=facts)
    change, names = follow(now.values(), book, names, seq=seq)
    return voids, restored, passes, list(now.values()), touched(change, book, names), names
