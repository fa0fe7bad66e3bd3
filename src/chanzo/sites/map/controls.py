"""Buttons of the map that work as links: nearer, farther, the whole, and one step each way. (sites)"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chanzo.places.plane import Box, moved, zoomed

STEP, FACTOR = 0.3, 2.0


@dataclass(frozen=True)
class Control:
    """One button: its sign, its words, where it leads, and what ``map.js`` does instead."""

    sign: str
    words: str
    url: str
    act: str


def controls(box: Box, whole: Box, nearer: Callable[[Box], str]) -> list[Control]:
    """The buttons for what a drawing shows now."""
    return [
        Control("+", _("Nearer"), nearer(zoomed(box, FACTOR)), "nearer"),
        Control("−", _("Farther"), nearer(zoomed(box, 1 / FACTOR)), "farther"),
        Control("←", _("West"), nearer(moved(box, -STEP, 0)), "west"),
        Control("↑", _("North"), nearer(moved(box, 0, STEP)), "north"),
        Control("↓", _("South"), nearer(moved(box, 0, -STEP)), "south"),
        Control("→", _("East"), nearer(moved(box, STEP, 0)), "east"),
        Control(_("All"), _("All sites"), nearer(whole), "whole"),
    ]
