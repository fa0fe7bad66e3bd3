"""Panels: what rooms add to a page of a lower room, registered at start-up, so none names a higher room. (web)"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from .menu import Words
from .tables import Table

Values = Callable[..., dict[str, Any] | None]


@dataclass(frozen=True)
class Panel:
    """A template for one sort of page; ``values(request, *things)`` gives what it shows, or None to leave it out."""

    page: str
    order: int
    template: str
    values: Values
    side: bool = False  # on the home page: in the narrow column, beside what the reader works from


@dataclass(frozen=True)
class Figure:
    """One figure of a card: what it counts, as text, what it means beside, where it opens."""

    label: Words
    text: str
    more: Words = ""
    url: str = ""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits in a queue: a line to read, what it is about, how much, where it is done."""

    what: Words
    url: str
    more: Words = ""
    much: str = ""
    shape: str = ""


FIGURES, QUEUE = "web/panels/figures.html", "web/panels/queue.html"
"""The two cards most homes are made of; their values: title, size, figures or items, empty, url and more."""


@dataclass(frozen=True)
class Filled:
    """A panel as one reader sees it."""

    template: str
    values: dict[str, Any]
    side: bool = False


_panels: list[Panel] = []


def offer_panel(panel: Panel) -> None:
    """Add a panel; what gives its values stands once on a page."""
    others = [p for p in _panels if (p.page, p.values) != (panel.page, panel.values)]
    _panels[:] = sorted([*others, panel], key=lambda p: (p.page, p.order))


def panels_of(page: str, request: HttpRequest, *things: Any) -> list[Filled]:
    """The panels of a page that have something to show this reader, in order."""
    found = ((p, p.values(request, *things)) for p in _panels if p.page == page)
    return [Filled(p.template, values, p.side) for p, values in found if values is not None]


def tables_in(panels: Iterable[Filled]) -> dict[str, Table]:
    """The tables that panels show, by name, so that their page can send them as files."""
    return {value.name: value for panel in panels for value in panel.values.values() if isinstance(value, Table)}
