"""Outlines as files have them made fit for asking: repaired, flat, on the globe. (places)"""

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from pyproj import Geod

# Corners of the circle that stands for an area of which only a point and an extent are known.
CORNERS = 72
MOST_VERTICES = 3_000_000
GLOBE = shapely.box(-180, -90, 180, 90)


@cache
def earth() -> "Geod":
    """The globe that circles are drawn and distances measured on."""
    # Takes longer to load than the rest of this room, and few commands measure.
    from pyproj import Geod

    return Geod(ellps="WGS84")


class Unusable(Exception):
    """A feature is no area: ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def usable(geometry: BaseGeometry | None) -> tuple[BaseGeometry, bool]:
    """An outline or point fit for asking, and whether it had to be repaired; Unusable when it is none.

    A shape that crosses itself is read by the even-odd rule and loses what has no extent.
    """
    if geometry is None or geometry.is_empty:
        raise Unusable("OUTLINE_EMPTY")
    flat = shapely.force_2d(geometry)
    corners = shapely.get_coordinates(flat)
    if not np.isfinite(corners).all() or (np.abs(corners) > (180.0 + 1e-9, 90.0 + 1e-9)).any():
        raise Unusable("OUTLINE_OFF_GLOBE")
    if len(corners) > MOST_VERTICES:
        raise Unusable("OUTLINE_HUGE")
    sorts = {part.geom_type for part in shapely.get_parts(flat)}
    if sorts <= {"Point", "MultiPoint"}:
        return flat.centroid, False
    if not any(sort in ("Polygon", "MultiPolygon", "GeometryCollection") for sort in sorts):
        raise Unusable("OUTLINE_NO_POLYGON")
    mended = not flat.is_valid
    polygons = _polygons(shapely.make_valid(flat) if mended else flat)
    if polygons.is_empty:
        raise Unusable("OUTLINE_EMPTY")
    if any(_width(part) > 180 for part in shapely.get_parts(polygons)):
        raise Unusable("OUTLINE_ANTIMERIDIAN")
    return polygons, mended


def from_rings(rings: list[np.ndarray]) -> tuple[BaseGeometry | None, bool]:
    """The polygons of a shapefile's rings, outer ones clockwise, and whether their order had to be guessed."""
    closed = [shapely.LinearRing(ring) for ring in rings if len(ring) >= 4]
    if not closed:
        return None, False
    if len(closed) == 1:
        return shapely.Polygon(closed[0]), False
    outer = [ring for ring in closed if not ring.is_ccw]
    holes: list[list[shapely.LinearRing]] = [[] for _ in outer]
    shells = [shapely.Polygon(ring) for ring in outer]
    tree = shapely.STRtree(shells)
    for ring in (ring for ring in closed if ring.is_ccw):
        around = tree.query(shapely.Point(ring.coords[0])).tolist()
        around = [at for at in around if shells[at].intersects(shapely.Point(ring.coords[0]))]
        if not around:
            break
        holes[min(around, key=lambda at: shells[at].area)].append(ring)
    else:
        whole = shapely.MultiPolygon([shapely.Polygon(o, inner) for o, inner in zip(outer, holes, strict=True)])
        if whole.is_valid:
            return whole, False
    # All rings as one polygon's lines: mending reads them by the even-odd rule, whatever way they turn.
    return shapely.make_valid(shapely.Polygon(closed[0], closed[1:])), True


def circle(longitude: float, latitude: float, hectares: int) -> BaseGeometry:
    """What stands for an area of which only a point and an extent are known; the point itself without an extent."""
    if hectares <= 0:
        return shapely.Point(longitude, latitude)
    metres = math.sqrt(hectares * 10_000 / math.pi)
    turns = np.linspace(0, 360, CORNERS, endpoint=False)
    east, north, _back = earth().fwd(
        np.full(CORNERS, longitude), np.full(CORNERS, latitude), turns, np.full(CORNERS, metres)
    )
    # Longitudes go on past 180 where the circle does, and are cut there as files cut their areas.
    east = longitude + (np.asarray(east) - longitude + 180.0) % 360.0 - 180.0
    drawn = shapely.Polygon(np.column_stack((east, north)))
    if east.min() >= -180 and east.max() <= 180:
        return drawn
    shift = -math.copysign(360.0, longitude)
    halves = (drawn, shapely.transform(drawn, lambda corners: np.add(corners, (shift, 0.0))))
    return _polygons(shapely.GeometryCollection([shapely.intersection(half, GLOBE) for half in halves]))


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    """The parts of a geometry that have an extent."""
    found: list[shapely.Polygon] = []
    waiting = list(shapely.get_parts(geometry))
    while waiting:
        part = waiting.pop()
        if isinstance(part, shapely.Polygon):
            if part.area > 0:
                found.append(part)
        elif hasattr(part, "geoms"):
            waiting += part.geoms
    return found[0] if len(found) == 1 else shapely.MultiPolygon(found[::-1])


def _width(part: BaseGeometry) -> float:
    west, _south, east, _north = part.bounds
    return float(east - west)
