"""Taking in what the field wrote down, and taking an import back. (traceability)"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from ..derive.book import Book
from ..derive.touch import touched
from ..names import NAMING, Names
from ..plan import Arrival, Planned, SheetRows, follow, plan_sheets, plan_undo
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
    seq = ledger.head + 1
    undone = plan_undo(batch, versions, passing, book, seq=seq)
    if not undone.lines:
        return [], [], [], [], Touched(), names
    voids, restored, passes = undone.voids, undone.restores, undone.passes
    facts = {
        "batch": batch,
        "chunk": seq,
        "voids": sorted(voids),
        "restores": sorted(restored),
        "passes": [list(pair) for pair in sorted(passes)],
    }
    ledger.append("batch.undone", subject=f"batch {batch}", actor=by, facts=facts)
    change, names = follow(undone.lines, book, names, seq=seq)
    return voids, restored, passes, undone.lines, touched(change, book, names), names
