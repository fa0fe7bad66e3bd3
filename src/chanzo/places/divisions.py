"""Provinces and territories: the installation's own outlines, or the land nearest to each seat. (places)"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import shapely
from shapely.geometry import MultiPoint, Point, shape
from shapely.geometry.base import BaseGeometry

from .geography import countries, installed


@dataclass(frozen=True)
class Division:
    """A territory (district, commune), or a province when ``territory`` is empty, with its outline in degrees."""

    country: str
    province: str
    territory: str
    outline: BaseGeometry

    @property
    def name(self) -> str:
        return self.territory or self.province


@dataclass(frozen=True)
class Seat:
    """Where a territory is governed from, or its middle."""

    country: str
    province: str
    territory: str
    latitude: float
    longitude: float


@cache
def seats() -> list[Seat]:
    """The seats that ship with the program."""
    text = (files("chanzo.places") / "data" / "seats.csv").read_text(encoding="utf-8")
    return [
        Seat(r["country"], r["province"], r["territory"], float(r["latitude"]), float(r["longitude"]))
        for r in csv.DictReader(text.splitlines())
    ]


@cache
def territories() -> list[Division]:
    """Every territory known, by country, province and name."""
    loaded = installed("territories")
    if loaded is None:
        return sorted(_nearest(seats()), key=_place)
    found = []
    for feature in loaded:
        of = {name: str(feature["properties"].get(name) or "") for name in ("country", "province", "territory")}
        found.append(Division(of["country"], of["province"], of["territory"], shape(feature["geometry"])))
    return sorted(found, key=_place)


@cache
def provinces() -> list[Division]:
    """The territories of each province together."""
    parts: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for division in territories():
        parts[division.country, division.province].append(division.outline)
    return [Division(*place, "", shapely.union_all(outlines)) for place, outlines in parts.items()]


def approximate() -> bool:
    """Whether the outlines are the program's own guess."""
    return installed("territories") is None


def _nearest(known: Iterable[Seat]) -> Iterable[Division]:
    by_country: dict[str, list[Seat]] = defaultdict(list)
    for seat in known:
        by_country[seat.country].append(seat)
    for country, here in by_country.items():
        land = countries()[country]
        points = MultiPoint([(seat.longitude, seat.latitude) for seat in here])
        cells = list(shapely.voronoi_polygons(points, extend_to=land).geoms)
        for seat in here:
            cell = next(cell for cell in cells if cell.contains(Point(seat.longitude, seat.latitude)))
            yield Division(country, seat.province, seat.territory, cell.intersection(land))


def _place(division: Division) -> tuple[str, str, str]:
    return division.country, division.province, division.territory
