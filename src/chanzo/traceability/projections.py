"""Custody's projected rows as the ledger knows them: compared, dropped, derived again. (traceability)"""

from collections.abc import Iterable, Iterator

from chanzo.ledger.queries import current_head
from chanzo.ledger.registry import register_projection
from chanzo.ledger.replay import records
from chanzo.ledger.services.bulk import empty, write_shelves
from chanzo.ledger.services.comparing import differences
from chanzo.ledger.types import Entry, Head, Projection

from .derive.book import Book
from .image import store
from .replay import KINDS, Replay

NAME = "traceability"


def book_from(entries: Iterable[Entry]) -> Book:
    """Custody as these records make it, in memory."""
    book = Book()
    replay = Replay(book)
    for entry in entries:
        replay.feed(entry.seq, entry.kind, entry.facts)
    replay.finish()
    return book


def as_known_at(seq: int) -> Book:
    """Custody as it was known at record ``seq``."""
    return book_from(records(upto=seq, kinds=KINDS))


class _Derivation:
    """One derivation serves a comparison and the rebuild that follows it under the same lock."""

    def __init__(self) -> None:
        self.at: Head | None = None
        self.book: Book | None = None

    def differences(self, limit: int) -> list[str]:
        self.at, self.book = current_head(), book_from(records(kinds=KINDS))
        return differences(self.book.shelves, limit)

    def rebuild(self, entries: Iterator[Entry]) -> dict[str, int]:
        book = self.book if self.book is not None and self.at == current_head() else book_from(entries)
        self.at = self.book = None
        counts = {"lots": sum(1 for _ in book.lots.standing()), "edges": sum(1 for _ in book.inputs.standing())}
        empty([shelf.table for shelf in reversed(book.shelves)])
        write_shelves(book.shelves)
        store.forget()
        return counts


def register() -> None:
    """Tell the ledger of custody's projection."""
    derivation = _Derivation()
    tables = tuple(shelf.table for shelf in Book().shelves)
    register_projection(Projection(NAME, tables, derivation.rebuild, derivation.differences))
