"""Pages of a long list that stay quick: one row more than shown is read, nothing is counted. (web)"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

ROWS = 50


@dataclass(frozen=True)
class Portion:
    """Some rows of a list and the keys between which they stand."""

    rows: list[Any]
    after: str
    next_after: str


def portion(rows: Sequence[Any], *, key: str, asked: HttpRequest, size: int = ROWS) -> Portion:
    """Cut ``size`` rows off a sequence that was read from ``after(request)`` on with one row to spare."""
    held = list(rows[: size + 1])
    more = len(held) > size
    held = held[:size]
    last = held[-1] if held else None
    value = (last.get(key) if isinstance(last, dict) else getattr(last, key)) if more and last is not None else ""
    return Portion(held, after(asked), str(value))


def after_number(request: HttpRequest) -> int:
    """The number behind which the asked page starts; 0 for the first, and for what is no number."""
    asked = after(request)
    return int(asked) if asked.isdecimal() else 0


def after(request: HttpRequest) -> str:
    """The key behind which the asked page starts; empty for the first."""
    return request.GET.get("after", "")[:300]
