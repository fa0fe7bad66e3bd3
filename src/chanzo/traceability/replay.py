"""Custody from the ledger alone: records in, the same rows out that recording wrote. (traceability)"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from chanzo.ledger.shelves import compact

from .derive.book import Book
from .names import Names
from .plan import follow, restand
from .tables import line_of
from .types import VERSIONS, Line, remember_cells

KINDS = ("sheet.recorded", "batch.undone")


class Replay:
    """Feeds records of custody to a book, a chunk (the records of one commit) at a time."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.names = Names(())
        self.chunk: int | None = None
        self.seq = 0
        self.waiting: dict[int, Line] = {}

    def feed(self, seq: int, kind: str, facts: dict[str, Any]) -> None:
        """Take one record; it is applied with the others of its chunk."""
        if kind not in KINDS:
            return
        if facts["chunk"] != self.chunk:
            self.finish()
            self.chunk = facts["chunk"]
        self.seq = seq
        for line in recorded(seq, facts) if kind == "sheet.recorded" else ():
            self.waiting[line.version] = line
        if kind == "batch.undone":
            for line in undone(facts, self._line, seq):
                self.waiting[line.version] = line

    def finish(self) -> None:
        """Apply what waits."""
        if self.waiting:
            slots: dict[str, list[Line]] = defaultdict(list)
            for line in self.waiting.values():
                slots[line.slot].append(line)
            for line in self.book.lines.find("slot", slots):
                if line.version not in self.waiting:
                    slots[line.slot].append(line)
            for versions in slots.values():
                versions.sort(key=lambda line: line.version)
                self.waiting.update((line.version, line) for line in restand(versions))
            _, self.names = follow(self.waiting.values(), self.book, self.names, seq=self.seq)
            self.waiting = {}

    def _line(self, version: int) -> Line:
        return self.waiting.get(version) or self.book.lines.find("version", [version])[0]


def recorded(seq: int, facts: dict[str, Any]) -> Iterable[Line]:
    """The lines that a ``sheet.recorded`` record states."""
    for at, entry in enumerate(facts["lines"]):
        text = compact(entry["cells"])
        yield line_of(
            facts["table"],
            remember_cells(text, entry["cells"]),
            version=seq * VERSIONS + at,
            received_at=facts["received_at"],
            batch=facts["batch"],
            backfill=facts["backfill"],
            replaces=entry.get("replaces"),
            text=text,
        )


def undone(facts: dict[str, Any], line_at: Callable[[int], Line], seq: int) -> Iterable[Line]:
    """The lines as an undo leaves them: voided ones, and those that pass to another batch."""
    for version in facts["voids"]:
        yield replace(line_at(version), undone_at=seq, effective=False)
    for version, batch in facts["passes"]:
        yield replace(line_at(version), batch=batch)
