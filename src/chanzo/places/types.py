"""Protected areas: what a layer's file says, what is kept of a layer, how far a place lies from it. (places)"""

from dataclasses import dataclass, field
from enum import StrEnum

from shapely.geometry.base import BaseGeometry


class Boundary(StrEnum):
    """What is known of an area's boundary."""

    DRAWN = "drawn"
    UNKNOWN = "unknown"  # a point, perhaps with a reported area


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as a file has it, in degrees; ``number`` counts the features of the file from 1."""

    number: int
    name: str
    geometry: BaseGeometry
    boundary: Boundary = Boundary.DRAWN
    designation: str = ""
    category: str = ""
    code: str = ""
    reported_ha: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A feature of a file that is no area that can be used."""

    number: int
    code: str
    name: str = ""


@dataclass(slots=True)
class Reading:
    """What a file of areas says: usable outlines, features refused, how many outlines had to be repaired."""

    outlines: list[Outline] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    repaired: int = 0

    def take(self, other: "Reading") -> None:
        """Add what another file of the same delivery says."""
        self.outlines += other.outlines
        self.unread += other.unread
        self.repaired += other.repaired


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One version of a layer; ``countries`` are those its areas lie in, ``unread`` the first features refused."""

    seq: int
    name: str
    version: int
    sha256: str
    source: str
    licence: str
    dated: int
    areas: int
    unknown: int
    repaired: int
    refused: int
    unread: str
    countries: str
    actor: str
    at: int
    superseded_by: int | None = None
    withdrawn_by: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """Where a place lies seen from a layer: ``area`` is a number of it (0 for none), metres 0 inside.

    ``inside`` holds only for drawn boundaries; a place within the reported extent of an area whose boundary nobody
    drew has 0 metres and is not ``inside``.
    """

    inside: bool
    area: int
    name: str
    boundary: Boundary
    metres: float
    others: tuple[str, ...] = ()
