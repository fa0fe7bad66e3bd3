"""Panels: what rooms add to a page of a lower room, registered at start-up, so none names a higher room. (web)"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Values = Callable[..., dict[str, Any] | None]


@dataclass(frozen=True)
class Panel:
    """A template for one sort of page; ``values(request, *things)`` gives what it shows, or None to leave it out."""

    page: str
    order: int
    template: str
    values: Values


@dataclass(frozen=True)
class Filled:
    """A panel as one reader sees it."""

    template: str
    values: dict[str, Any]


_panels: list[Panel] = []


def offer_panel(panel: Panel) -> None:
    """Add a panel; a template stands once on a page."""
    others = [p for p in _panels if (p.page, p.template) != (panel.page, panel.template)]
    _panels[:] = sorted([*others, panel], key=lambda p: (p.page, p.order))


def panels_of(page: str, request: HttpRequest, *things: Any) -> list[Filled]:
    """The panels of a page that have something to show this reader, in order."""
    found = ((p.template, p.values(request, *things)) for p in _panels if p.page == page)
    return [Filled(template, values) for template, values in found if values is not None]
