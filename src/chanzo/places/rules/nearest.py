"""How far places lie from the areas of a layer, all at once: inside, or so many metres from the nearest. (places)

Edges are straight lines between their corners in degrees, as published files mean them. The corners are cut into
short runs, and a tree over the runs finds for each place the few that can be nearest: in degrees a length is at most
1 / cos(latitude) times too short. Among these the nearest point is found on a plane round the place and measured on
the ellipsoid, so the distance is exact to that point. A place from which the 180th meridian is nearer than the area
found is asked again from its other side, where files cut their areas in two.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from .outlines import earth

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Edges in a run: fewer make the tree large, more make it blunt.
RUN = 16
A, E2 = 6_378_137.0, 0.0066943799901413165
# The least radius of curvature of the ellipsoid: no globe that small is left out of a distance.
SMALLEST = A * (1 - E2)
# A degree of latitude differs by a hundredth between equator and pole, on top of the narrowing of longitudes.
ELLIPTIC = 1.011
# The share of an edge on both sides of a first guess in which the second one is sought.
CLOSER = 0.05


class Boundaries:
    """Areas of a layer ready to be asked, as (multi)polygons or points in degrees."""

    def __init__(self, areas: Sequence[shapely.Geometry]) -> None:
        self.areas = np.array(areas, dtype=object)
        shapely.prepare(self.areas)
        self._extent = shapely.area(self.areas)
        self._tree = shapely.STRtree(self.areas)
        starts, ends, self._owner = _edges(self.areas)
        # A run holds edges of one area that follow one another.
        fresh = np.r_[True, (self._owner[1:] != self._owner[:-1]) | (starts[1:] != ends[:-1]).any(axis=1)]
        first = np.flatnonzero(fresh)
        place = np.arange(len(starts)) - np.repeat(first, np.diff(np.r_[first, len(starts)]))
        self._first = np.flatnonzero(place % RUN == 0)
        self._sizes = np.diff(np.r_[self._first, len(starts)])
        self._starts, self._ends = starts, ends
        self._runs = shapely.STRtree(_lines(starts, ends, self._first, self._sizes))

    def inside(self, longitude: Floats, latitude: Floats) -> tuple[Ints, Ints]:
        """Places and the areas that hold them, borders included; of each place the smallest area first."""
        points = _points(longitude, latitude)
        at, area = self._tree.query(points)
        on_180 = np.flatnonzero(np.abs(longitude) == 180)
        if len(on_180):  # the same place by another name
            points = np.r_[points, _points(-longitude[on_180], latitude[on_180])]
            others, more = self._tree.query(points[len(longitude) :])
            at, area = np.r_[at, others + len(longitude)], np.r_[area, more]
        held = shapely.intersects(self.areas[area], points[at])
        at, area = at[held], area[held]
        at = np.r_[np.arange(len(longitude)), on_180][at]
        order = np.lexsort((area, self._extent[area], at))
        at, area = at[order], area[order]
        once = np.r_[True, (at[1:] != at[:-1]) | (area[1:] != area[:-1])] if len(at) else np.zeros(0, np.bool_)
        return at[once], area[once]

    def nearest(self, longitude: Floats, latitude: Floats) -> tuple[Ints, Floats]:
        """For each place the area whose boundary is nearest, and the metres to it; of equals the first."""
        area, metres = self._nearest(longitude, latitude)
        over = np.flatnonzero(metres > _to_180(longitude, latitude))
        if len(over):
            beyond = longitude[over] - np.copysign(360.0, longitude[over])
            other, length = self._nearest(beyond, latitude[over])
            nearer = length < metres[over]
            area[over[nearer]], metres[over[nearer]] = other[nearer], length[nearer]
        return area, metres

    def _nearest(self, longitude: Floats, latitude: Floats) -> tuple[Ints, Floats]:
        """The same on the map as it is drawn, without going round."""
        area, metres = np.full(len(longitude), -1, np.int64), np.full(len(longitude), np.inf)
        if not len(self.areas) or not len(longitude):
            return area, metres
        points = _points(longitude, latitude)
        (at, _run), degrees = self._runs.query_nearest(points, all_matches=False, return_distance=True)
        reach = np.zeros(len(points))
        reach[at] = degrees
        widest = np.cos(np.radians(np.minimum(np.abs(latitude) + reach, 89.0)))
        at, run = self._runs.query(points, predicate="dwithin", distance=reach * ELLIPTIC / widest + 1e-12)
        sizes = self._sizes[run]
        place = np.repeat(at, sizes)
        edge = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(self._first[run], sizes)
        east, north = _closest(longitude[place], latitude[place], self._starts[edge], self._ends[edge])
        x, y = _plane(longitude[place], latitude[place], east, north)
        order = np.lexsort((self._owner[edge], x * x + y * y, place))
        best = order[np.r_[True, place[order][1:] != place[order][:-1]]]
        found = place[best]
        _there, _back, length = earth().inv(longitude[found], latitude[found], east[best], north[best])
        area[found], metres[found] = self._owner[edge[best]], length
        return area, metres


def _to_180(longitude: Floats, latitude: Floats) -> Floats:
    """Metres that it takes at least from places to the 180th meridian."""
    gap = np.radians(np.minimum(180.0 - np.abs(longitude), 90.0))
    return np.asarray(SMALLEST * np.arcsin(np.sin(gap) * np.cos(np.radians(latitude))))


def _points(longitude: Floats, latitude: Floats) -> npt.NDArray[np.object_]:
    return np.asarray(shapely.points(longitude, latitude))


def _edges(areas: npt.NDArray[np.object_]) -> tuple[Floats, Floats, Ints]:
    """First and second corner of every edge, and whose it is; a point is an edge without length."""
    parts, owner = shapely.get_parts(areas, return_index=True)
    dots = shapely.get_type_id(parts) == 0
    rings, of = shapely.get_rings(parts[~dots], return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    lone = shapely.get_coordinates(parts[dots])
    starts = np.concatenate((corners[:-1][joined], lone))
    ends = np.concatenate((corners[1:][joined], lone))
    owners = np.concatenate((owner[~dots][of][ring[:-1][joined]], owner[dots]))
    return starts, ends, owners


def _lines(starts: Floats, ends: Floats, first: Ints, sizes: Ints) -> npt.NDArray[np.object_]:
    """The runs as lines: the first corners of their edges and the last one's second."""
    number = np.arange(len(sizes))
    corner = np.arange(len(starts)) + np.repeat(number, sizes)
    coordinates = np.empty((len(starts) + len(sizes), 2))
    coordinates[corner] = starts
    coordinates[first + sizes + number] = ends[first + sizes - 1]
    return np.asarray(shapely.linestrings(coordinates, indices=np.repeat(number, sizes + 1)))


def _closest(longitude: Floats, latitude: Floats, starts: Floats, ends: Floats) -> tuple[Floats, Floats]:
    """The point of each edge that is nearest to its place, in degrees."""
    low, high = np.zeros(len(longitude)), np.ones(len(longitude))
    share = low
    for closer in (CLOSER, 0.0):
        from_e, from_n = starts[:, 0] + low * _run(starts, ends, 0), starts[:, 1] + low * _run(starts, ends, 1)
        to_e, to_n = starts[:, 0] + high * _run(starts, ends, 0), starts[:, 1] + high * _run(starts, ends, 1)
        x, y = _plane(longitude, latitude, from_e, from_n)
        to_x, to_y = _plane(longitude, latitude, to_e, to_n)
        dx, dy = to_x - x, to_y - y
        length = dx * dx + dy * dy
        along = np.clip(-(x * dx + y * dy) / np.where(length > 0, length, 1.0), 0.0, 1.0)
        share = low + along * (high - low)
        low, high = np.maximum(share - closer, 0.0), np.minimum(share + closer, 1.0)
    return starts[:, 0] + share * _run(starts, ends, 0), starts[:, 1] + share * _run(starts, ends, 1)


def _run(starts: Floats, ends: Floats, axis: int) -> Floats:
    return np.asarray(ends[:, axis] - starts[:, axis])


def _plane(longitude: Floats, latitude: Floats, east: Floats, north: Floats) -> tuple[Floats, Floats]:
    """Metres east and north of a place, by the radii of the ellipsoid halfway."""
    half = np.radians((latitude + north) / 2)
    w2 = 1 - E2 * np.sin(half) ** 2
    across = A / np.sqrt(w2) * np.cos(half)
    along = A * (1 - E2) / w2**1.5
    return np.radians(east - longitude) * across, np.radians(north - latitude) * along
