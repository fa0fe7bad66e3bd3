"""Custody's projected rows as the ledger knows them: compared, dropped, derived again. (traceability)"""

from collections.abc import Iterable

from chanzo.ledger.registry import register_projection
from chanzo.ledger.replay import records
from chanzo.ledger.services.deriving import Derivation
from chanzo.ledger.types import Entry

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


def _counts(book: Book) -> dict[str, int]:
    # An image may have been made from rows that a rebuild replaces.
    store.forget()
    return {"lots": sum(1 for _ in book.lots.standing()), "edges": sum(1 for _ in book.inputs.standing())}


def register() -> None:
    """Tell the ledger of custody's projection."""
    tables = tuple(shelf.table for shelf in Book().shelves)
    register_projection(Derivation(book_from, KINDS, _counts).projection(NAME, tables))
