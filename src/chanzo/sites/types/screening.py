"""What the check against protected areas found of a site, layer by layer. (sites)"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Place = tuple[int, int]
"""Longitude and latitude in millionths of a degree."""


class Standing(StrEnum):
    """Where a site stands when every layer that counts was asked."""

    INSIDE = "inside"
    DISPUTED = "disputed"  # inside by one layer and outside by another, or in an area whose boundary nobody drew
    OUTSIDE = "outside"
    UNKNOWN = "unknown"  # no layer counts, or the site has no place


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """One site against one version of a layer; ``area`` is the containing or nearest one, 0 cm inside.

    ``country`` is the one whose borders hold the site: a layer without areas there says nothing of it.
    """

    id: str
    site: str
    layer: str
    loaded: int
    version: int
    inside: bool
    area: int
    name: str
    boundary: str
    distance_cm: int
    others: str
    country: str
    longitude_udeg: int
    latitude_udeg: int
    seq: int

    @property
    def place(self) -> Place:
        return self.longitude_udeg, self.latitude_udeg

    @property
    def vague(self) -> bool:
        """Whether it lies in the reported extent of an area whose boundary nobody drew."""
        return not self.inside and self.distance_cm == 0 and self.area > 0


@dataclass(frozen=True, slots=True)
class Speaking:
    """A layer version that counts, and the countries it has areas in."""

    loaded: int
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stands:
    """A site's standing, the results it rests on, and those of other layers that deny it."""

    standing: Standing
    holding: Sequence[ScreeningRow] = ()
    denying: Sequence[ScreeningRow] = ()
    near: Sequence[ScreeningRow] = ()


Places = Mapping[str, Place | None]
"""Sites by code with where they lie; None for one that has no place or is no more."""
