"""The land under every map: countries, lakes, rivers, divisions as short paths, and their names. (places)"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache

import shapely
from django.utils.translation import get_language
from shapely.geometry.base import BaseGeometry

from .clusters import DEEPEST, FARTHEST
from .divisions import provinces, territories
from .geography import countries, lakes, rivers
from .labels import LETTER, Name, levels_of
from .plane import REGION, UNITS, Box, to_sheet
from .words import COUNTRIES, LAKES

# Degrees by which a line may be off the one of the file: a hair at the scale of the whole, and half the bytes.
COARSE, FINE = 0.012, 0.004


@dataclass(frozen=True)
class Ground:
    """The ``d`` of each sort of line, in the order in which they are drawn."""

    land: str
    provinces: str
    territories: str
    lakes: str
    rivers: str


@cache
def whole() -> Ground:
    """The ground of the whole region, coarse."""
    return _ground(REGION, COARSE)


@lru_cache(maxsize=256)
def part(box: Box) -> Ground:
    """The ground of a small map, cut a little outside its box."""
    margin = box.width / 10
    return _ground(Box(box.west - margin, box.south - margin, box.east + margin, box.north + margin), FINE)


def path_of(geometry: BaseGeometry) -> str:
    """Rings and lines of a geometry as one path in whole units of the sheet, steps relative."""
    return "".join(_line(list(line.coords), closed) for line, closed in _lines(geometry))


@lru_cache(maxsize=8)
def _names(language: str) -> list[tuple[Name, int]]:
    country_names = [_name(str(COUNTRIES[code]), outline, 14, "country", 0) for code, outline in countries().items()]
    province_names = [_name(d.name, d.outline, 12, "province", 1) for d in provinces()]
    lake_names = [_name(str(LAKES.get(name, name)), outline, 11, "lake", 1) for name, outline in lakes()]
    territory_names = [_name(d.name, d.outline, 11, "territory", 3) for d in territories()]
    names = country_names + lake_names + province_names + territory_names
    return [(name, level) for name, level in zip(names, levels_of(names), strict=True) if level is not None]


def names() -> list[tuple[Name, int]]:
    """The names of the ground in the reader's language, each with the level from which it stands."""
    return _names(get_language() or "")


def _name(text: str, outline: BaseGeometry, size: float, sort: str, first: int) -> Name:
    """A name in the middle of what it names, from the level at which it is hardly wider than that."""
    middle = outline.representative_point() if sort != "country" else _middle(outline)
    west, _south, east, _north = outline.bounds
    level = first
    while level < DEEPEST and len(text) * size * LETTER * FARTHEST / 2**level > 1.5 * (east - west) * UNITS:
        level += 1
    x, y = to_sheet(*middle.coords[0])
    return Name(text, x, y, size, level, sort)


def _middle(outline: BaseGeometry) -> BaseGeometry:
    return outline.centroid if outline.contains(outline.centroid) else outline.representative_point()


def _ground(box: Box, tolerance: float) -> Ground:
    lines = _smooth(tolerance)

    def cut(sort: str) -> str:
        clipped = shapely.clip_by_rect(lines[sort], box.west, box.south, box.east, box.north)
        return "".join(path_of(geometry) for geometry in clipped)

    return Ground(*(cut(field.name) for field in fields(Ground)))


@cache
def _smooth(tolerance: float) -> dict[str, list[BaseGeometry]]:
    """Every sort of line with fewer points; borders that two share stay shared, so no sliver opens between them."""
    land = list(shapely.coverage_simplify(list(countries().values()), tolerance))
    return {
        "land": land,
        "provinces": _inner([division.outline for division in provinces()], tolerance),
        "territories": _inner([division.outline for division in territories()], tolerance),
        "lakes": list(shapely.simplify([outline for _name, outline in lakes()], tolerance)),
        "rivers": list(shapely.simplify([course for _name, course in rivers()], tolerance)),
    }


def _inner(outlines: list[BaseGeometry], tolerance: float) -> list[BaseGeometry]:
    """The lines between divisions, each once; their outer borders are the country's."""
    lines = shapely.union_all([outline.boundary for outline in shapely.coverage_simplify(outlines, tolerance)])
    borders = shapely.union_all([outline.boundary for outline in countries().values()]).buffer(2 * tolerance)
    return [shapely.line_merge(lines.difference(borders))]


def _lines(geometry: BaseGeometry) -> Iterable[tuple[BaseGeometry, bool]]:
    for each in shapely.get_parts(geometry):
        if each.geom_type == "Polygon":
            yield from ((ring, True) for ring in (each.exterior, *each.interiors))
        elif each.geom_type == "LineString":
            yield each, False
        elif hasattr(each, "geoms"):
            yield from _lines(each)


def _line(coordinates: Sequence[tuple[float, ...]], closed: bool) -> str:
    places = [to_sheet(longitude, latitude) for longitude, latitude, *_height in coordinates]
    if closed:
        places = places[:-1]
    start = last = places[0]
    steps = []
    for place in places[1:]:
        if place != last:
            steps.append(f"{place[0] - last[0]} {place[1] - last[1]}")
            last = place
    if not steps:
        return ""
    # A minus sign parts two numbers as well as a space does.
    return f"M{start[0]} {start[1]}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")
