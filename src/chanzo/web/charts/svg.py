"""The pen: elements of a drawing written as text, every value escaped. (web)"""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

# Signs that XML 1.0 does not know (its production 2).
_UNKNOWN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, content: str = "", **attributes: object) -> str:
    """One element; ``class_`` stands for class, other underscores for hyphens; content is markup already."""
    written = "".join(
        f' {"class" if key == "class_" else key.replace("_", "-")}="{escape(_readable(number(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: object) -> str:
    """Lengths with one decimal are fine enough for a screen and short."""
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return str(value)


def words(text: str) -> str:
    """Text inside an element; a sign that XML does not know is shown as one that is not known."""
    return escape(_readable(text), quote=False)


def _readable(text: str) -> str:
    return text if text.isprintable() else _UNKNOWN.sub("\ufffd", text)


def fitted(text: str, width: float, size: float = 12, *, bold: bool = False) -> str:
    """The text cut so that it stays inside ``width`` at a font size; the widest of the usual fonts is assumed."""
    room = max(1, int(width / (size * (0.68 if bold else 0.61))))
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def drawing(parts: Iterable[str], *, width: float, height: float, title: str, text: str, name: str) -> SafeString:
    """The whole drawing with its title and the same in words, for those who do not see it."""
    inside = "".join(parts)
    told = element("title", words(title), id=f"{name}-title") + element("desc", words(text), id=f"{name}-desc")
    return mark_safe(  # every value was escaped by element and words
        element(
            "svg",
            told + inside,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(float(width))} {number(float(height))}",
            # A picture holds nothing to press; a drawing with links is a group of them.
            role="group" if "<a " in inside else "img",
            class_=f"chart {name}",
            aria_labelledby=f"{name}-title {name}-desc",
        )
    )
