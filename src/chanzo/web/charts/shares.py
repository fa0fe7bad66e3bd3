"""Shares of a whole as one bar. (web)"""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from .svg import drawing, element, fitted, words

WIDTH, HEIGHT = 720.0, 30.0
SHADES = 6


def share_bar(shares: Sequence[tuple[str, float]], untraced: float, *, title: str, text: str) -> SafeString:
    """Parts in the order given, largest first as a rule; what is untraced stands last, hatched."""
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
        wide = value * WIDTH
        parts.append(
            element(
                "rect",
                element("title", words(label)),
                x=x,
                y=0,
                width=max(0.5, wide - 1.5),
                height=HEIGHT,
                class_=f"shade-{min(at, SHADES - 1)}",
            )
        )
        if wide > 70:
            parts.append(element("text", words(fitted(label, wide - 12, 13.5)), x=x + 6, y=19, class_="on-shade"))
        x += wide
    if untraced > 0:
        parts.append(element("rect", x=x, y=0, width=max(1.0, untraced * WIDTH), height=HEIGHT, class_="untraced"))
    return drawing(parts, width=WIDTH, height=HEIGHT, title=title, text=text, name="shares")
