"""The navigation: entries that rooms register, with what waits there for this reader. (web)"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; ``waiting`` counts what this person has to do there."""

    order: int
    label: Words
    address: str
    for_whom: Callable[[Any], bool]
    waiting: Callable[[Any], int] | None = None


@dataclass(frozen=True)
class Shown:
    """An entry as one reader sees it on one page."""

    label: Words
    url: str
    waiting: int
    here: bool


_entries: list[Entry] = []


def offer(entry: Entry) -> None:
    """Add an entry; an address stands once."""
    _entries[:] = sorted([e for e in _entries if e.address != entry.address] + [entry], key=lambda e: e.order)


def entries_for(request: HttpRequest) -> list[Shown]:
    """The entries that this account may use, with what waits there; none before signing in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    shown = []
    for entry in _entries:
        if not entry.for_whom(user):
            continue
        url = reverse(entry.address)
        waiting = entry.waiting(user) if entry.waiting else 0
        here = request.path == url if url == "/" else request.path.startswith(url)
        shown.append(Shown(entry.label, url, waiting, here))
    return shown
