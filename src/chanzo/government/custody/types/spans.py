"""Ranges of numbers as acts of custody name them. (government)"""

from typing import NamedTuple

TAGS = ("mine", "negociant", "processor")
BOOKS = ("mine_book", "negociant_book")
TYPES = (*TAGS, *BOOKS)


class Span(NamedTuple):
    """Neighbouring numbers of one type with one prefix and one count of digits, both ends included."""

    type: str
    prefix: str
    digits: int
    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    @property
    def series(self) -> tuple[str, str, int]:
        """What numbers must share to lie on one line."""
        return self.type, self.prefix, self.digits

    def text(self, number: int) -> str:
        """A number as it is written on the tag."""
        return f"{self.prefix}{number:0{self.digits}}"

    @property
    def ends(self) -> tuple[str, str]:
        """The first and last number as they are written."""
        return self.text(self.first), self.text(self.last)

    def __str__(self) -> str:
        return " – ".join(dict.fromkeys(self.ends))
