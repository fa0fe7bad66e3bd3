"""What changed since a reader's last visit: counts that rooms register, shown on the home page. (web)"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from .menu import Words


@dataclass(frozen=True)
class Item:
    """So many of something new, and where they are listed."""

    number: int
    words: Words
    url: str = ""


@dataclass(frozen=True)
class News:
    """One room's counts; ``items(request, since)`` gives what this reader may know of."""

    order: int
    name: str
    items: Callable[[HttpRequest, datetime], Iterable[Item]]


_news: list[News] = []
_visits: list[Callable[[Any], datetime | None]] = []


def offer_news(news: News) -> None:
    """Add a room's counts; a name stands once."""
    _news[:] = sorted([*(n for n in _news if n.name != news.name), news], key=lambda n: n.order)


def keep_visits(note: Callable[[Any], datetime | None]) -> None:
    """Name who notes that an account is here now and says when it was here before."""
    _visits[:] = [note]


def visit_before(user: Any) -> datetime | None:
    """When this account was here before; the visit now under way is noted."""
    return _visits[0](user) if _visits else None


def news_for(request: HttpRequest, since: datetime) -> list[Item]:
    """What is new to this reader, in the rooms' order; nothing is told of what did not happen."""
    return [item for news in _news for item in news.items(request, since) if item.number]
