"""Borders, rivers and lakes that ship with the program (data/SOURCES.md). (places)"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from django.conf import settings
from shapely import STRtree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from .plane import KM_A_DEGREE

COUNTRY_CODES = {
    "Angola": "AO",
    "Burundi": "BI",
    "Central African Rep.": "CF",
    "Congo": "CG",
    "Dem. Rep. Congo": "CD",
    "Kenya": "KE",
    "Malawi": "MW",
    "Rwanda": "RW",
    "S. Sudan": "SS",
    "Tanzania": "TZ",
    "Uganda": "UG",
    "Zambia": "ZM",
}


@cache
def countries() -> dict[str, BaseGeometry]:
    """Outlines by ISO 3166 alpha-2 code, longitude and latitude in degrees."""
    found = {COUNTRY_CODES[f["properties"]["name"]]: shape(f["geometry"]) for f in packaged("countries.geojson")}
    return dict(sorted(found.items()))


@cache
def rivers() -> list[tuple[str, BaseGeometry]]:
    """Names and courses of the main rivers."""
    return [(f["properties"]["name"], shape(f["geometry"])) for f in packaged("rivers.geojson")]


@cache
def lakes() -> list[tuple[str, BaseGeometry]]:
    """Names and outlines of the great lakes, drawn by hand unless the installation holds better ones."""
    return [(f["properties"]["name"], shape(f["geometry"])) for f in installed("lakes") or packaged("lakes.geojson")]


def country_at(latitude: float, longitude: float) -> str:
    """The code of the country a point in degrees lies in, empty outside; borders are 1:50 million."""
    return countries_at([latitude], [longitude])[0]


def countries_at(latitudes: Sequence[float], longitudes: Sequence[float]) -> list[str]:
    """The same for many points at once."""
    tree, codes = _tree()
    points = np.asarray(shapely.points(longitudes, latitudes))
    found = [""] * len(points)
    for at, country in tree.query(points, predicate="intersects").T.tolist():
        found[at] = min(found[at] or codes[country], codes[country])
    return found


@cache
def _tree() -> tuple[STRtree, list[str]]:
    return STRtree(list(countries().values())), list(countries())


@cache
def border_m(latitude: float, longitude: float) -> int:
    """Metres from a point in degrees to the nearest border of the country it lies in, good to some kilometres.

    Borders are 1:50 million; a degree is taken as long eastwards as northwards, as on the sheet.
    """
    point = shapely.Point(longitude, latitude)
    code = country_at(latitude, longitude)
    lines = [countries()[code].boundary] if code else list(countries().values())
    return round(min(line.distance(point) for line in lines) * KM_A_DEGREE * 1000)


def installed(name: str) -> list[dict[str, Any]] | None:
    """Features of ``places/NAME.geojson`` in the installation's home; None when it holds no such file."""
    path = Path(settings.HOME) / "places" / f"{name}.geojson"
    if not path.is_file():
        return None
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def packaged(name: str) -> list[dict[str, Any]]:
    text = (files("chanzo.places") / "data" / name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found
