"""Names on a drawing: where each fits without leaving it or covering another. (places)"""

from collections.abc import Sequence
from dataclasses import dataclass

from .clusters import DEEPEST, FARTHEST

# Width of a letter and height of a line, in font sizes; wide letters are assumed.
LETTER, LINE = 0.64, 1.25

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Name:
    """A name round its middle (or after its start) on the sheet; ``first`` is the level from which it may stand."""

    text: str
    x: float
    y: float
    size: float
    first: int = 0
    sort: str = ""
    after: float | None = None  # pixels between a point and the name that begins right of it


def room(name: Name, units_a_pixel: float) -> Rectangle:
    """Left, top, right and bottom of a name on the sheet."""
    width, height = len(name.text) * name.size * LETTER * units_a_pixel, name.size * LINE * units_a_pixel
    left = name.x - width / 2 if name.after is None else name.x + name.after * units_a_pixel
    return left, name.y - height / 2, left + width, name.y + height / 2


def apart(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles do not overlap."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def levels_of(names: Sequence[Name]) -> list[int | None]:
    """The level from which each name stands free of those before it; None when it never does.

    Nearer, the middles are farther apart in pixels, so what is free once stays free.
    """
    found: list[int | None] = [None] * len(names)
    for level in range(DEEPEST + 1):
        unit = FARTHEST / 2**level
        placed = [room(name, unit) for name, at in zip(names, found, strict=True) if at is not None]
        for at, name in enumerate(names):
            if found[at] is None and name.first <= level:
                here = room(name, unit)
                if all(apart(here, other) for other in placed):
                    placed.append(here)
                    found[at] = level
    return found


def beside(
    points: Sequence[tuple[float, float, float]], texts: Sequence[str], size: float, sheet: tuple[float, float]
) -> list[tuple[float, float] | None]:
    """The left middle of a text beside each point (x, y, radius in pixels), None where no side has room.

    Tried right, left, below and above; no text leaves the sheet, covers another or a point of more weight.
    """
    wide, high = sheet
    placed: list[Rectangle] = [(x - r, y - r, x + r, y + r) for x, y, r in points]
    found: list[tuple[float, float] | None] = []
    for (x, y, r), text in zip(points, texts, strict=True):
        width, height = len(text) * size * LETTER, size * LINE
        sides = (
            (x + r + 3, y),
            (x - r - 3 - width, y),
            (x - width / 2, y + r + height / 2 + 1),
            (x - width / 2, y - r - height / 2 - 1),
        )
        place = None
        for left, middle in sides:
            here = (left, middle - height / 2, left + width, middle + height / 2)
            inside = left >= 1 and here[2] <= wide - 1 and here[1] >= 1 and here[3] <= high - 1
            if inside and all(apart(here, other) for other in placed):
                placed.append(here)
                place = (left, middle)
                break
        found.append(place)
    return found
