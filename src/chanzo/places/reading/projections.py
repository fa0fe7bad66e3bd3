"""In which projection a file's coordinates are, and how they become degrees on WGS 84. (places)"""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.geometry.base import BaseGeometry

from chanzo.core.refusals import Refused

LONGEST = 20_000
# The names that published files use; anything else might make the library open a file or ask a server.
_NAMED = re.compile(
    r"(urn:(x-)?ogc:def:crs:[\w:.\-]+|epsg:\d{4,6}|https?://www\.opengis\.net/def/crs/[\w/.\-]+)\Z", re.IGNORECASE
)

ToDegrees = Callable[[BaseGeometry], BaseGeometry]


def from_prj(text: str) -> ToDegrees:
    """How coordinates become degrees by the text of a .prj file."""
    if not text.strip() or len(text) > LONGEST:
        raise Refused("LAYER_PROJECTION_UNKNOWN", said=text[:60].strip())
    try:
        return to_degrees(CRS.from_wkt(text))
    except CRSError as error:
        raise Refused("LAYER_PROJECTION_UNKNOWN", said=text[:60].strip()) from error


def from_member(crs: Any) -> ToDegrees:
    """How coordinates become degrees by the ``crs`` member of a GeoJSON file."""
    name = (crs.get("properties") or {}).get("name") if isinstance(crs, dict) else None
    if not isinstance(name, str) or not _NAMED.match(name.strip()):
        raise Refused("LAYER_PROJECTION_UNKNOWN", said=str(name or crs)[:60])
    try:
        return to_degrees(CRS.from_user_input(name.strip()))
    except CRSError as error:
        raise Refused("LAYER_PROJECTION_UNKNOWN", said=name[:60]) from error


def to_degrees(crs: CRS) -> ToDegrees:
    """How geometries of a projection become degrees, longitude first."""
    if crs.is_vertical or not (crs.is_geographic or crs.is_projected or crs.is_compound or crs.is_bound):
        raise Refused("LAYER_PROJECTION_UNKNOWN", said=crs.name[:60])
    try:
        change = Transformer.from_crs(crs, 4326, always_xy=True)
    except ProjError as error:
        raise Refused("LAYER_PROJECTION_UNKNOWN", said=crs.name[:60]) from error
    if crs.is_geographic and crs.to_epsg() == 4326:
        return unchanged

    def changed(corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(change.transform(corners[:, 0], corners[:, 1]))

    return lambda geometry: shapely.transform(geometry, changed)


def unchanged(geometry: BaseGeometry) -> BaseGeometry:
    """Coordinates that are degrees on WGS 84 already."""
    return geometry
