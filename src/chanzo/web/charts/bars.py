"""Masses by month as bars, against the range that is plausible. (web)"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ..formats import count
from .svg import drawing, element, fitted, words

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720.0, 240.0, 62.0, 30.0, 14.0


@dataclass(frozen=True)
class Bar:
    """One month: its label, its grams, the plausible range in grams where one is known."""

    label: str
    value: int
    text: str
    low: int | None = None
    high: int | None = None


def month_bars(bars: Sequence[Bar], *, title: str, text: str, axis: str, beyond: float = 1.0) -> SafeString:
    """One bar a month, earliest left; a bar above ``beyond`` times the high is marked by shape and colour."""
    top = max([1, *(b.value for b in bars), *((b.high or 0) for b in bars)])
    plot, base = WIDTH - LEFT - 6, HEIGHT - BOTTOM
    step = plot / max(1, len(bars))
    scale = (base - TOP) / top
    parts = [
        element("line", x1=LEFT, y1=base, x2=WIDTH, y2=base, class_="axis"),
        element("text", words(fitted(axis, LEFT + 80)), x=2.0, y=10.0, class_="m"),
    ]
    for fraction in (0.5, 1.0):
        y = base - fraction * (base - TOP)
        parts.append(element("line", x1=LEFT, y1=y, x2=WIDTH, y2=y, class_="grid"))
        parts.append(
            element(
                "text",
                words(count(round(top * fraction / 1000))),
                x=LEFT - 6,
                y=y + 10,
                text_anchor="end",
                class_="m",
            )
        )
    every = max(1, round(46 / max(step, 1)))
    for at, bar in enumerate(bars):
        x = LEFT + at * step
        over = bar.high is not None and bar.value > beyond * bar.high
        if bar.low is not None and bar.high is not None:
            parts.append(
                element(
                    "rect",
                    x=x,
                    y=base - bar.high * scale,
                    width=step,
                    height=max(1.0, (bar.high - bar.low) * scale),
                    class_="range",
                )
            )
        rect = element(
            "rect",
            element("title", words(bar.text)),
            x=x + step * 0.15,
            y=base - bar.value * scale,
            width=step * 0.7,
            height=max(0.5, bar.value * scale),
            class_="bar over" if over else "bar",
        )
        parts.append(rect)
        if over:
            parts.append(
                element(
                    "text",
                    "◆",
                    x=x + step / 2,
                    y=max(TOP, base - bar.value * scale - 2),
                    text_anchor="middle",
                    class_="mark-over",
                )
            )
        if at % every == 0:
            parts.append(
                element("text", words(bar.label), x=x + step / 2, y=HEIGHT - 12, text_anchor="middle", class_="m")
            )
    return drawing(parts, width=WIDTH, height=HEIGHT, title=title, text=text, name="months")
