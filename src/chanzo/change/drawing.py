"""The theory as a drawing: activities left, the vision right, a line wherever one should lead to another. (change)"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from textwrap import wrap

from django.utils.safestring import SafeString

from chanzo.web.charts.svg import drawing, element, fitted, words

from .rules.progress import Standing

WIDE, GAP_X, GAP_Y, HEAD = 1200.0, 76.0, 10.0, 30.0
LINE, LETTER, PADDING = 15.0, 12.0, 10.0
SIGNS = {Standing.ON_TRACK: "●", Standing.OFF_TRACK: "◆", Standing.NO_TARGET: "○", Standing.NO_DATA: "▲"}


@dataclass(frozen=True)
class Node:
    """A statement: its column, its sentence, how it stands and the word for that, its figures in short, its page."""

    key: str
    column: int
    text: str
    standing: Standing
    state: str
    figures: str
    url: str
    here: bool = False


@dataclass(frozen=True)
class _Placed:
    node: Node
    lines: list[str]
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        return PADDING * 2 + LINE * (len(self.lines) + 1)


Links = Sequence[tuple[str, str, str]]
"""Cause, effect, and why."""


def graph(nodes: Sequence[Node], links: Links, heads: Sequence[str], *, title: str, text: str) -> SafeString:
    """The drawing; ``heads`` name the columns, empty ones take no room."""
    used = sorted({node.column for node in nodes})
    width = (WIDE - 4 - GAP_X * (len(used) - 1)) / max(1, len(used))
    at = {column: 2 + place * (width + GAP_X) for place, column in enumerate(used)}
    placed = _placed(_ordered(nodes, links, used), at, width)
    parts = [element("text", words(heads[c]), x=at[c], y=16.0, class_="head") for c in used]
    parts += [_line(placed[cause], placed[effect], why) for cause, effect, why in links if {cause, effect} <= {*placed}]
    parts += [_box(each) for each in placed.values()]
    bottom = max((each.y + each.height for each in placed.values()), default=HEAD)
    return drawing(parts, width=WIDE, height=bottom + 4, title=title, text=text, name="change")


def _ordered(nodes: Sequence[Node], links: Links, used: Sequence[int]) -> dict[int, list[Node]]:
    """Boxes of each column, moved next to what they are joined with."""
    columns = {column: [node for node in nodes if node.column == column] for column in used}
    near: dict[str, list[str]] = {node.key: [] for node in nodes}
    for cause, effect, _why in links:
        if cause in near and effect in near:
            near[cause].append(effect)
            near[effect].append(cause)
    place = {node.key: (at + 0.5) / len(row) for row in columns.values() for at, node in enumerate(row)}
    for column in (*reversed(used), *used):
        row = columns[column]
        middle = {node.key: fmean([place[other] for other in near[node.key]] or [place[node.key]]) for node in row}
        ranked = sorted((middle[node.key], place[node.key], at) for at, node in enumerate(row))
        columns[column] = [row[at] for *_, at in ranked]
        place |= {node.key: (at + 0.5) / len(row) for at, node in enumerate(columns[column])}
    return columns


def _placed(columns: Mapping[int, list[Node]], at: Mapping[int, float], width: float) -> dict[str, _Placed]:
    """Every box in its column, the columns spread over one height."""
    room = int((width - 2 * PADDING - 6) / (LETTER * 0.63))
    boxes = {
        c: [_Placed(node, wrap(node.text, room), at[c], HEAD, width) for node in row] for c, row in columns.items()
    }
    tall = {c: sum(box.height for box in row) for c, row in boxes.items()}
    most = max((tall[c] + GAP_Y * (len(row) - 1) for c, row in boxes.items()), default=0.0)
    placed = {}
    for column, row in boxes.items():
        gap = (most - tall[column]) / len(row)
        y = HEAD + gap / 2
        for box in row:
            placed[box.node.key] = replace(box, y=y)
            y += box.height + gap
    return placed


def _line(cause: _Placed, effect: _Placed, why: str) -> str:
    x1, y1 = cause.x + cause.width, cause.y + cause.height / 2
    x2, y2 = effect.x, effect.y + effect.height / 2
    if x2 <= x1:  # within a column, around its right side
        x1 = x2 = cause.x + cause.width
        path = f"M{x1:.0f},{y1:.0f}C{x1 + GAP_X / 2:.0f},{y1:.0f} {x1 + GAP_X / 2:.0f},{y2:.0f} {x2:.0f},{y2:.0f}"
    else:
        m = (x1 + x2) / 2
        path = f"M{x1:.0f},{y1:.0f}C{m:.0f},{y1:.0f} {m:.0f},{y2:.0f} {x2:.0f},{y2:.0f}"
    return element("path", element("title", words(why)), d=path, class_="leads")


def _box(each: _Placed) -> str:
    node = each.node
    x, y = each.x, each.y
    lines = [
        element("text", words(line), x=x + PADDING + 6, y=y + PADDING + LINE * (at + 0.8), class_="name")
        for at, line in enumerate(each.lines)
    ]
    foot = f"{SIGNS[node.standing]} {node.state}" + (f" · {node.figures}" if node.figures else "")
    foot = fitted(foot, each.width - 2 * PADDING - 6, 11)
    tone, below = node.standing.value, y + PADDING + LINE * (len(lines) + 0.9)
    shape = "box here" if node.here else "box"
    inside = "".join(
        (
            element("title", words(f"{node.text} {foot}")),
            element("rect", x=x, y=y, width=each.width, height=each.height, rx=4, class_=shape),
            element("rect", x=x, y=y, width=5, height=each.height, class_=f"edge {tone}"),
            *lines,
            element(
                "text",
                words(fitted(foot, each.width - 2 * PADDING - 6, 11)),
                x=x + PADDING + 6,
                y=below,
                class_=f"m {tone}",
            ),
        )
    )
    return element("a", inside, href=node.url)
