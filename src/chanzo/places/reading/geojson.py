"""Areas of a GeoJSON file: degrees on WGS 84 unless its ``crs`` member says otherwise. (places)"""

from collections.abc import Callable
from typing import Any

import orjson
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from chanzo.core.refusals import Refused

from ..types import Reading
from .attributes import Columns
from .features import take
from .limits import MOST_FEATURES
from .projections import from_member, unchanged


def read_geojson(data: bytes, first: int = 1) -> Reading:
    """The areas of a feature collection, of one feature or one geometry; numbers count from ``first``."""
    document = _document(data)
    change = from_member(document["crs"]) if "crs" in document else unchanged
    features = _features(document)
    if len(features) > MOST_FEATURES:
        raise Refused("LAYER_FEATURES", most=MOST_FEATURES)
    rows = [_properties(feature) for feature in features]
    columns = Columns(list(dict.fromkeys(str(name) for row in rows for name in row)))
    reading = Reading()
    for number, (feature, row) in enumerate(zip(features, rows, strict=True), start=first):
        take(reading, number, _shape(feature), row, columns, change)
    return reading


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Refused("LAYER_NOT_GEOJSON") from error
    if not isinstance(document, dict):
        raise Refused("LAYER_NOT_GEOJSON")
    return document


def _features(document: dict[str, Any]) -> list[Any]:
    sort = document.get("type")
    if sort == "FeatureCollection" and isinstance(document.get("features"), list):
        return list(document["features"])
    if sort == "Feature":
        return [document]
    if "coordinates" in document or "geometries" in document:
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    raise Refused("LAYER_NOT_GEOJSON")


def _properties(feature: Any) -> dict[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _shape(feature: Any) -> Callable[[], BaseGeometry | None]:
    """The geometry of a feature, made when it is asked for; ValueError when it is none."""

    def made() -> BaseGeometry | None:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if geometry is None:
            return None
        try:
            return shape(geometry)
        # Whatever the library says of coordinates that are no coordinates, the file is to blame.
        except (ShapelyError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error

    return made
