"""The pages that stand in each book, derived from the lines that count. (traceability)"""

import re
from collections.abc import Iterable

from ..types import Line, Page
from .book import Book

PAGED = ("mine_log", "trade_log")
_TRAILING = re.compile(r"[0-9]{1,18}\Z")


def book_of(line: Line) -> str:
    """The book of a page: ``book``, else the page without its trailing digits; with the table it belongs to."""
    cells = line.cells
    book = cells.get("book") or _TRAILING.sub("", cells["page"]).rstrip("-/_. ")
    return f"{line.table}|{book}"


def turn(book: Book, on_pages: Iterable[Line], lines: Iterable[Line]) -> None:
    """Bring the pages of changed ``lines`` in step; ``on_pages`` are all lines of those sheets."""
    standing: dict[str, list[tuple[str, str]]] = {}
    sheets: dict[str, tuple[str, str]] = {}
    for line in on_pages:
        if line.table in PAGED and line.effective:
            key = f"{line.table}|{line.sheet}"
            standing.setdefault(key, []).append((book_of(line), line.cells["page"]))
            sheets[key] = line.table, line.sheet
    touched = {f"{line.table}|{line.sheet}" for line in lines if line.table in PAGED}
    known = {page.key: page for page in book.pages.find("key", touched)}
    for key in touched:
        if key not in standing:
            if key in known:
                book.pages.drop(key)
            continue
        of_book, name = min(standing[key])
        page = Page(key, *sheets[key], of_book, name)
        if known.get(key) != page:
            book.pages.put(page)
