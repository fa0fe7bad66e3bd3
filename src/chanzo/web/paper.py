"""What a page carries onto paper: codes to scan, of its address or a number, the heading of who writes. (web)"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe


def code_of(text: str) -> SafeString:
    """An address or a number as a QR code, SVG that takes its size from the stylesheet."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # segno writes numbers only


@dataclass(frozen=True)
class Head:
    """The lines at the head of a paper in one language, and where it is issued."""

    country: str = ""
    ministry: str = ""
    service: str = ""
    place: str = ""


Headings = Callable[[Sequence[str], str], Head]
_headings: list[Headings] = []


def offer_headings(of: Headings) -> None:
    """Name the room that keeps headings: of the first organisation that has one, in a language."""
    _headings[:] = [of]


def heading_of(organisations: Sequence[str], language: str) -> Head:
    """The heading of paper that concerns these organisations; empty where no room keeps any."""
    return _headings[0](organisations, language) if _headings else Head()
