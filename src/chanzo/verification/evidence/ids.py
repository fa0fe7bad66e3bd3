"""Dense numbers for texts: what arrays hold instead of names. (verification)"""

import re
from collections.abc import Iterable

import numpy as np

from chanzo.verification.types import Int32, Int64, number_parts

_PLAIN = re.compile(r"[0-9]{1,18}\Z")


class Ids(dict[str, int]):
    """A dense number for each text, given when first asked for; the empty text is -1."""

    def __init__(self) -> None:
        super().__init__({"": -1})
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self.texts)
        self.texts.append(text)
        return number

    def column(self, texts: Iterable[str]) -> Int32:
        """The numbers of a column of texts, int32."""
        return np.fromiter(map(self.__getitem__, texts), np.int32)


class Series(dict[tuple[str, int], int]):
    """A dense number for each prefix and count of digits: the series a tag or book number belongs to."""

    def __missing__(self, parts: tuple[str, int]) -> int:
        self[parts] = number = len(self)
        return number

    def place(self, text: str) -> tuple[int, int]:
        """The series of a number, and its value in it."""
        if _PLAIN.match(text):
            return self["", len(text)], int(text)
        prefix, digits, value = number_parts(text)
        return self[prefix, digits], value

    def columns(self, texts: Iterable[str]) -> tuple[Int32, Int64]:
        """Series and values of a column of numbers."""
        places = [self.place(text) for text in texts]
        pairs = np.array(places, np.int64).reshape(len(places), 2)
        return pairs[:, 0].astype(np.int32), pairs[:, 1]
