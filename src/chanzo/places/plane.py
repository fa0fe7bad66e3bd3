"""Degrees on a flat sheet: what a drawing shows, how it is moved, and how it fits round points. (places)

A degree is as long eastwards as northwards, so a length near 14° S is 3 % too long; fit for a picture of these
countries, not for measuring.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

# Units of the sheet in a degree; at 111 m a unit, whole units are fine enough and short to write.
UNITS = 1000
WEST, NORTH = 8, 15
KM_A_DEGREE = 111.195
# Degrees that a drawing shows at least and at most from west to east.
LEAST, MOST = 0.05, 40.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """What a drawing shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in it, its edges included."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def __str__(self) -> str:
        return ",".join(f"{edge:.3f}" for edge in (self.west, self.south, self.east, self.north))


# Where the borders that ship with the program lie; a point outside was written down wrong.
REGION = Box(8.0, -20.0, 44.0, 14.0)


def to_sheet(longitude: float, latitude: float) -> tuple[int, int]:
    """The place of a point in whole units, y downwards."""
    return round((longitude - WEST) * UNITS), round((NORTH - latitude) * UNITS)


def to_degrees(x: float, y: float) -> Point:
    """Longitude and latitude of a place on the sheet."""
    return x / UNITS + WEST, NORTH - y / UNITS


def around(longitude: float, latitude: float, width: float, aspect: float) -> Box:
    """The box of a width in degrees and a shape (width to height) with a point in its middle."""
    wide = min(max(width, LEAST), MOST)
    high = wide / aspect
    return Box(longitude - wide / 2, latitude - high / 2, longitude + wide / 2, latitude + high / 2)


def fitted(points: Iterable[Point], aspect: float, *, least: float = 0.3, margin: float = 0.1) -> Box:
    """The smallest box of a shape that holds every point with a margin (a share of each side); REGION without any."""
    known = list(points)
    if not known:
        return shaped(REGION, aspect)
    longitudes, latitudes = zip(*known, strict=True)
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    width = max(east - west, (north - south) * aspect, least * (1 - 2 * margin)) / (1 - 2 * margin)
    return around((west + east) / 2, (south + north) / 2, width, aspect)


def shaped(box: Box, aspect: float) -> Box:
    """The smallest box of a shape that holds another, as far as MOST allows."""
    width = max(box.width, box.height * aspect)
    return around((box.west + box.east) / 2, (box.south + box.north) / 2, width, aspect)


def zoomed(box: Box, factor: float) -> Box:
    """The box seen nearer (a factor above 1) or from farther off, round the same middle."""
    middle = (box.west + box.east) / 2, (box.south + box.north) / 2
    return around(*middle, box.width / factor, box.width / box.height)


def moved(box: Box, east: float, north: float) -> Box:
    """The box moved by shares of its own sides."""
    x, y = box.width * east, box.height * north
    return Box(box.west + x, box.south + y, box.east + x, box.north + y)


def box_of(text: str) -> Box | None:
    """The box that an address asks for, ``west,south,east,north`` in degrees; None when it is none or off the globe."""
    try:
        edges = [float(edge) for edge in text.split(",")]
    except ValueError:
        return None
    if len(edges) != 4 or not all(math.isfinite(edge) for edge in edges):
        return None
    box = Box(*edges)
    on_globe = box.west >= -180 and box.east <= 180 and box.south >= -90 and box.north <= 90
    return box if on_globe and box.width >= LEAST / 4 and box.height >= LEAST / 4 else None


def km_to_degrees(length: float, latitude: float) -> float:
    """How many degrees eastwards a length covers at a latitude."""
    return length / (KM_A_DEGREE * math.cos(math.radians(latitude)))


def bar_km(box: Box) -> int:
    """The round length in kilometres (1, 2 or 5 times a power of ten) next below a quarter of the box's width."""
    quarter = box.width / km_to_degrees(1, (box.south + box.north) / 2) / 4
    power = 10 ** math.floor(math.log10(quarter))
    return max(step * power for step in (1, 2, 5) if step * power <= quarter)
