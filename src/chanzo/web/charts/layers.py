"""What became of what, as boxes in columns joined by ribbons as wide as their mass. (web)"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .svg import drawing, element, fitted, words

# The drawing is as wide however few its columns are, so that its letters stay one size.
WIDE, GAP_Y, HEAD, TALL = 1040.0, 9.0, 44.0, 300.0
NARROWEST, WIDEST, FARTHEST = 166.0, 250.0, 190.0
LINE, LETTER, SMALL = 15.5, 13.0, 12.0


@dataclass(frozen=True)
class Box:
    """One thing of the drawing: the column it stands in, its name, lines of text, its grams, where it leads."""

    id: str
    column: int
    name: str
    details: tuple[str, ...]
    mass_g: int
    shade: str = ""
    url: str = ""
    told: str = ""  # what following it does, where that is more than opening it
    here: bool = False

    @property
    def least(self) -> float:
        """The height that holds its lines whole."""
        return 14 + LINE * (1 + len(self.details))


@dataclass(frozen=True)
class Ribbon:
    """Grams that went from one box to another."""

    source: str
    target: str
    mass_g: int
    text: str = ""


@dataclass(frozen=True)
class Plan:
    """Where everything stands: the columns' left sides, the boxes' tops and heights, how wide boxes are."""

    x_of: dict[int, float]
    y_of: dict[str, float]
    height_of: dict[str, float]
    box: float
    bottom: float


def layered(
    boxes: Sequence[Box], ribbons: Sequence[Ribbon], heads: Sequence[tuple[str, str]], *, title: str, text: str
) -> SafeString:
    """The drawing; ``heads`` are name and remark of each column, columns without boxes take no room."""
    used = sorted({box.column for box in boxes})
    box, gap = widths(len(used))
    x_of = {column: at * (box + gap) + 2 for at, column in enumerate(used)}
    columns = _ordered(boxes, ribbons, used)
    tallest = max((sum(b.mass_g for b in boxes if b.column == column) for column in used), default=0)
    scale = TALL / tallest if tallest else 0.0
    height_of = {b.id: max(b.least, b.mass_g * scale) for b in boxes}
    y_of, bottom = _placed(columns, height_of)
    plan = Plan(x_of, y_of, height_of, box, bottom)
    parts = []
    for column in used:
        head, remark = heads[column]
        parts.append(element("text", words(fitted(head, box + gap - 6, SMALL)), x=x_of[column], y=15.0, class_="head"))
        parts.append(element("text", words(fitted(remark, box + gap - 8, SMALL)), x=x_of[column], y=31.0, class_="m"))
    parts += _ribbons(boxes, ribbons, plan)
    parts += [_box(b, plan) for b in boxes]
    return drawing(parts, width=WIDE, height=bottom + 4, title=title, text=text, name="trace")


def widths(columns: int) -> tuple[float, float]:
    """How wide boxes are and the room between columns, so that they fill the drawing without sprawling."""
    room = (WIDE - 4) / max(1, columns)
    box = min(WIDEST, max(NARROWEST, room * 0.68))
    gap = (WIDE - 4 - columns * box) / max(1, columns - 1)
    return box, min(FARTHEST, gap)


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
    most = max(tall.values(), default=0.0)
    y_of: dict[str, float] = {}
    for column, row in columns.items():
        y = HEAD + (most - tall[column]) / 2
        for box in row:
            y_of[box.id] = y
            y += height_of[box.id] + GAP_Y
    return y_of, HEAD + most


def _ribbons(boxes: Sequence[Box], ribbons: Sequence[Ribbon], plan: Plan) -> list[str]:
    by_id = {box.id: box for box in boxes}
    out_of: dict[str, int] = defaultdict(int)
    into: dict[str, int] = defaultdict(int)
    for ribbon in ribbons:
        out_of[ribbon.source] += ribbon.mass_g
        into[ribbon.target] += ribbon.mass_g
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    drawn = []
    known = [r for r in ribbons if r.source in by_id and r.target in by_id]
    for ribbon in sorted(known, key=lambda r: (plan.y_of[r.source], plan.y_of[r.target])):
        source, target = by_id[ribbon.source], by_id[ribbon.target]
        # A box is as tall as its own mass; what leaves it may be more or less, so its side is shared out.
        a = plan.height_of[source.id] * ribbon.mass_g / (out_of[source.id] or 1)
        b = plan.height_of[target.id] * ribbon.mass_g / (into[target.id] or 1)
        y1, y2 = plan.y_of[source.id] + left[source.id], plan.y_of[target.id] + right[target.id]
        left[source.id] += a
        right[target.id] += b
        x1, x2 = plan.x_of[source.column] + plan.box, plan.x_of[target.column]
        if x2 < x1:
            x1, x2 = plan.x_of[source.column] + plan.box / 2, plan.x_of[target.column] + plan.box / 2
        m = (x1 + x2) / 2
        path = (
            f"M{x1:.0f},{y1:.1f}C{m:.0f},{y1:.1f} {m:.0f},{y2:.1f} {x2:.0f},{y2:.1f}"
            f"L{x2:.0f},{y2 + b:.1f}C{m:.0f},{y2 + b:.1f} {m:.0f},{y1 + a:.1f} {x1:.0f},{y1 + a:.1f}Z"
        )
        told = element("title", words(ribbon.text)) if ribbon.text else ""
        drawn.append(element("path", told, d=path, class_=f"ribbon {source.shade}".strip()))
    return drawn


def _box(box: Box, plan: Plan) -> str:
    x, y, height = plan.x_of[box.column], plan.y_of[box.id], plan.height_of[box.id]
    told = ", ".join(text for text in (box.name, *box.details) if text)
    room = plan.box - 22
    lines = [
        element("text", words(fitted(line, room, SMALL)), x=x + 14, y=y + 20 + LINE * at, class_="m")
        for at, line in enumerate(box.details, start=1)
    ]
    inside = "".join(
        (
            element("title", words(f"{told}. {box.told}" if box.told else told)),
            element("rect", x=x, y=y, width=plan.box, height=height, rx=4, class_="box here" if box.here else "box"),
            element("rect", x=x, y=y, width=5, height=height, class_=f"edge {box.shade}".strip()),
            element("text", words(fitted(box.name, room, LETTER, bold=True)), x=x + 14, y=y + 20, class_="name"),
            *lines,
        )
    )
    return element("a", inside, href=box.url) if box.url else element("g", inside)
