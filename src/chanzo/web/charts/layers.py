"""What became of what, as boxes in columns joined by ribbons as wide as their mass. (web)"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .svg import drawing, element, fitted, words

BOX, GAP_X, GAP_Y, LEAST, HEAD = 176.0, 96.0, 8.0, 40.0, 30.0
TALL = 420.0


@dataclass(frozen=True)
class Box:
    """One thing of the drawing: the column it stands in, two lines of text, its grams, where it leads."""

    id: str
    column: int
    name: str
    detail: str
    mass_g: int
    shade: str = ""
    url: str = ""
    here: bool = False


@dataclass(frozen=True)
class Ribbon:
    """Grams that went from one box to another."""

    source: str
    target: str
    mass_g: int
    text: str = ""


def layered(
    boxes: Sequence[Box], ribbons: Sequence[Ribbon], heads: Sequence[str], *, title: str, text: str
) -> SafeString:
    """The drawing; columns without boxes take no room, every box holds its two lines whole."""
    used = sorted({box.column for box in boxes})
    x_of = {column: at * (BOX + GAP_X) + 2 for at, column in enumerate(used)}
    columns = _ordered(boxes, ribbons, used)
    tallest = max((sum(box.mass_g for box in boxes if box.column == column) for column in used), default=0)
    scale = TALL / tallest if tallest else 0.0
    height_of = {box.id: max(LEAST, box.mass_g * scale) for box in boxes}
    y_of, bottom = _placed(columns, height_of)
    parts = [
        element("text", words(fitted(heads[column], BOX + GAP_X - 8)), x=x_of[column], y=18, class_="m")
        for column in used
    ]
    parts += _ribbons(boxes, ribbons, x_of, y_of, height_of)
    for box in boxes:
        parts.append(_box(box, x_of[box.column], y_of[box.id], height_of[box.id]))
    width = len(used) * (BOX + GAP_X) - GAP_X + 4
    return drawing(parts, width=max(width, BOX), height=bottom + 4, title=title, text=text, name="trace")


def _ordered(boxes: Sequence[Box], ribbons: Sequence[Ribbon], used: Sequence[int]) -> dict[int, list[Box]]:
    """Boxes of each column, moved next to what they are joined with; two sweeps settle small drawings."""
    joined: dict[str, list[str]] = defaultdict(list)
    for ribbon in ribbons:
        joined[ribbon.source].append(ribbon.target)
        joined[ribbon.target].append(ribbon.source)
    columns = {
        column: sorted((b for b in boxes if b.column == column), key=lambda b: (-b.mass_g, b.id)) for column in used
    }
    for sweep in (list(reversed(used)), list(used)):
        place = {box.id: (at + 0.5) / len(row) for row in columns.values() for at, box in enumerate(row)}
        for column in sweep[1:]:

            def middle(box: Box, place: dict[str, float] = place) -> float:
                near = [place[other] for other in joined[box.id] if other in place]
                return sum(near) / len(near) if near else place[box.id]

            columns[column].sort(key=lambda b: (middle(b), b.id))
            for at, box in enumerate(columns[column]):
                place[box.id] = (at + 0.5) / len(columns[column])
    return columns


def _placed(columns: dict[int, list[Box]], height_of: dict[str, float]) -> tuple[dict[str, float], float]:
    """The top of every box, columns centred on the tallest, and where the drawing ends."""
    tall = {c: sum(height_of[b.id] for b in row) + GAP_Y * (len(row) - 1) for c, row in columns.items()}
    most = max(tall.values(), default=LEAST)
    y_of: dict[str, float] = {}
    for column, row in columns.items():
        y = HEAD + (most - tall[column]) / 2
        for box in row:
            y_of[box.id] = y
            y += height_of[box.id] + GAP_Y
    return y_of, HEAD + most


def _ribbons(
    boxes: Sequence[Box],
    ribbons: Sequence[Ribbon],
    x_of: dict[int, float],
    y_of: dict[str, float],
    height_of: dict[str, float],
) -> list[str]:
    by_id = {box.id: box for box in boxes}
    out_of: dict[str, int] = defaultdict(int)
    into: dict[str, int] = defaultdict(int)
    for ribbon in ribbons:
        out_of[ribbon.source] += ribbon.mass_g
        into[ribbon.target] += ribbon.mass_g
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    drawn = []
    for ribbon in sorted(ribbons, key=lambda r: (y_of.get(r.source, 0), y_of.get(r.target, 0))):
        source, target = by_id.get(ribbon.source), by_id.get(ribbon.target)
        if source is None or target is None:
            continue
        # A box is as tall as its own mass; what leaves it may be more or less, so its side is shared out.
        a = height_of[source.id] * ribbon.mass_g / (out_of[source.id] or 1)
        b = height_of[target.id] * ribbon.mass_g / (into[target.id] or 1)
        y1, y2 = y_of[source.id] + left[source.id], y_of[target.id] + right[target.id]
        left[source.id] += a
        right[target.id] += b
        x1, x2 = x_of[source.column] + BOX, x_of[target.column]
        if x2 < x1:
            x1, x2 = x_of[source.column] + BOX / 2, x_of[target.column] + BOX / 2
        m = (x1 + x2) / 2
        path = (
            f"M{x1:.1f},{y1:.1f}C{m:.1f},{y1:.1f} {m:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
            f"L{x2:.1f},{y2 + b:.1f}C{m:.1f},{y2 + b:.1f} {m:.1f},{y1 + a:.1f} {x1:.1f},{y1 + a:.1f}Z"
        )
        told = element("title", words(ribbon.text)) if ribbon.text else ""
        drawn.append(element("path", told, d=path, class_=f"ribbon {source.shade}".strip()))
    return drawn


def _box(box: Box, x: float, y: float, height: float) -> str:
    inside = "".join(
        (
            element("title", words(f"{box.name}: {box.detail}")),
            element("rect", x=x, y=y, width=BOX, height=height, rx=3, class_="box here" if box.here else "box"),
            element("rect", x=x, y=y, width=5, height=height, class_=f"edge {box.shade}".strip()),
            element("text", words(fitted(box.name, BOX - 20)), x=x + 12, y=y + 17, class_="name"),
            element("text", words(fitted(box.detail, BOX - 20, 11)), x=x + 12, y=y + 32, class_="m"),
        )
    )
    return element("a", inside, href=box.url) if box.url else element("g", inside)
