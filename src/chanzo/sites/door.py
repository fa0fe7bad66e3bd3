"""The door by which lines of registers enter from acts on sites; the room that judges opens it at start-up. (sites)

An act on a site (a capacity validated, a status given, a suspension) is a record of its own, and what it states for
the registers is a line like any other: it enters here, in the act's transaction, and is judged when the act stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Keys = frozenset[tuple[str, str]]
"""What must be judged again."""


@dataclass(frozen=True)
class Settled:
    """How findings differ after judging: those raised, changed and cleared, by id."""

    raised: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()


class Door(Protocol):
    """What acts on sites need of the rooms above."""

    def enter(self, table: str, cells: Mapping[str, Any], *, by: str, source: str) -> Keys:
        """Take in one line of a register within the present recording; ``cells`` are canonical (days, grams, µ°)."""

    def enter_all(self, lines: Sequence[tuple[str, Mapping[str, Any]]], *, by: str, source: str) -> Keys:
        """Take in lines of tables that have no sheets, as (table, cells), in their order."""

    def touch(self, sites: Mapping[str, int]) -> Keys:
        """What lines of these sites must be judged again, each from a day on."""

    def near_m(self) -> int:
        """Metres within which a protected area near a site matters to a rule."""

    def settle(self, keys: Keys) -> Settled:
        """Judge keys after the act was committed."""


_doors: list[Door] = []


def open_door(door: Door) -> None:
    """Say who takes lines in; asked once, at start-up."""
    _doors[:] = [door]


def door() -> Door:
    """The door."""
    return _doors[0]
