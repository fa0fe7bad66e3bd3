"""Shares of a whole as one bar. (web)"""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from ..formats import share
from .svg import drawing, element, fitted, words

WIDTH, HEIGHT = 600.0, 30.0
SHADES, LETTER = 6, 12.5


def share_bar(shares: Sequence[tuple[str, float]], untraced: float, *, title: str, text: str) -> SafeString:
    """Named parts in the order given, largest first as a rule; what is untraced stands last, hatched."""
    parts = [
        element(
            "defs",
            element(
                "pattern",
                element("path", d="M-1 1 2 -2M0 8 8 0M6 10 10 6", class_="hatch-line"),
                id="hatch",
                width=8,
                height=8,
                patternUnits="userSpaceOnUse",
            ),
        )
    ]
    x = 0.0
    for at, (label, value) in enumerate(shares):
        wide, figure = value * WIDTH, share(value)
        parts.append(
            element(
                "rect",
                element("title", words(f"{label} {figure}")),
                x=x,
                y=0,
                width=max(0.5, wide - 1.5),
                height=HEIGHT,
                class_=f"shade-{min(at, SHADES - 1)}",
            )
        )
        shown = next(
            (text for text in (f"{label} {figure}", figure) if fitted(text, wide - 10, LETTER, bold=True) == text), ""
        )
        if shown and wide > 12:
            parts.append(element("text", words(shown), x=x + 6, y=19.5, class_="on-shade"))
        x += wide
    if untraced > 0:
        parts.append(element("rect", x=x, y=0, width=max(1.0, untraced * WIDTH), height=HEIGHT, class_="untraced"))
    return drawing(parts, width=WIDTH, height=HEIGHT, title=title, text=text, name="shares")
