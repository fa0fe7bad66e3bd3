"""Logbooks: books of fifty pages, their lines numbered in the order in which they were written. (demo)"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BOOK_PAGES = 50


@dataclass(frozen=True)
class Book:
    """A logbook given to one keeper (a tagging point or a négociant) and the rows written in it."""

    name: str
    keeper: int
    first_row: int
    last_row: int


@dataclass(frozen=True)
class Lines:
    """Book, page and line of every row; texts as they stand on paper."""

    book: list[str]
    page: list[str]
    line: list[str]
    books: list[Book]

    def place(self, row: int) -> str:
        """``BOOK-PAGE/LINE``."""
        return f"{self.sheet(row)}/{self.line[row]}"

    def sheet(self, row: int) -> str:
        return f"{self.book[row]}-{self.page[row]}"


def number_lines(
    series: str, keeper: NDArray[np.int64], lines_a_page: NDArray[np.int64], new_books: Collection[int] = ()
) -> Lines:
    """Places for rows sorted by keeper and time; a new book begins with a keeper, when one is full, and on request."""
    book_texts: list[str] = []
    page_texts: list[str] = []
    line_texts: list[str] = []
    books: list[Book] = []
    pages = [f"{number:02d}" for number in range(BOOK_PAGES + 1)]
    numbers = [str(number) for number in range(64)]
    name, current, page, line, first_row = "", -1, 0, 0, 0
    for row, (holder, size) in enumerate(zip(keeper.tolist(), lines_a_page.tolist(), strict=True)):
        line += 1
        if line > size:
            page, line = page + 1, 1
        if holder != current or page > BOOK_PAGES or row in new_books:
            if name:
                books.append(Book(name, current, first_row, row - 1))
            name, current, page, line, first_row = f"{series}-{len(books) + 1:05d}", holder, 1, 1, row
        book_texts.append(name)
        page_texts.append(pages[page])
        line_texts.append(numbers[line])
    if name:
        books.append(Book(name, current, first_row, len(book_texts) - 1))
    return Lines(book_texts, page_texts, line_texts, books)
