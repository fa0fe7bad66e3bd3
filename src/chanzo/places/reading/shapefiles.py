"""Areas of a shapefile: rings by their turn, projection by .prj, letters by .cpg or by trying. (places)"""

import codecs
import io
import re
import struct
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import shapefile
import shapely
from shapely.geometry.base import BaseGeometry

from chanzo.core.refusals import Refused

from ..rules.outlines import from_rings
from ..types import Reading
from .archives import Shapes
from .attributes import Columns
from .features import take
from .limits import MOST_CORNERS, MOST_FEATURES
from .projections import from_prj

POLYGONS, POINTS, MANY_POINTS = {5, 15, 25}, {1, 11, 21}, {8, 18, 28}
# Latin-1 reads every byte, so that the last try always ends.
TRIED = ("utf-8", "cp1252", "latin-1")
# What the library says of bytes that are no shapefile, or only the first part of one.
BROKEN = (shapefile.ShapefileException, struct.error, ValueError, LookupError, TypeError, EOFError, OSError)


def read_shapefile(shapes: Shapes, first: int = 1) -> Reading:
    """The areas of one shapefile; numbers count from ``first``."""
    if "prj" not in shapes.parts:
        raise Refused("LAYER_NO_PRJ", name=shapes.name)
    change = from_prj(shapes.parts["prj"].decode("utf-8", "replace"))
    rows = _rows(shapes)
    reading = Reading()
    columns = Columns(list(rows[0]) if rows else [])
    corners = 0
    for at, shape in enumerate(_shapes(shapes)):
        if at >= MOST_FEATURES:
            raise Refused("LAYER_FEATURES", most=MOST_FEATURES)
        corners += len(getattr(shape, "points", ()))
        if corners > MOST_CORNERS:
            raise Refused("LAYER_ZIP_BOMB")
        made, guessed = _made(shape)
        take(reading, first + at, made, rows[at] if at < len(rows) else {}, columns, change, guessed=guessed)
    return reading


def _shapes(shapes: Shapes) -> Iterator[Any]:
    try:
        with shapefile.Reader(shp=io.BytesIO(shapes.parts["shp"])) as reader:
            yield from reader.iterShapes()
    except BROKEN as error:
        raise Refused("LAYER_SHAPEFILE_BROKEN", name=shapes.name) from error


def _made(shape: Any) -> tuple[Callable[[], BaseGeometry | None], Callable[[], bool]]:
    """How the geometry of a shape is made, and whether its rings had to be put in order."""
    turned: list[bool] = []

    def made() -> BaseGeometry | None:
        sort = getattr(shape, "shapeType", 0)
        if not sort or not len(shape.points):
            return None
        points = np.array([point[:2] for point in shape.points], dtype=float)
        if sort in POINTS | MANY_POINTS:
            return shapely.Point(points[0]) if len(points) == 1 else shapely.MultiPoint(points)
        if sort not in POLYGONS:
            return shapely.LineString(points) if len(points) > 1 else None
        if not np.isfinite(points).all():
            raise ValueError("corners that are no numbers")
        bounds = [*shape.parts, len(points)]
        geometry, guessed = from_rings([_closed(points[a:b]) for a, b in pairwise(bounds)])
        turned.append(guessed)
        return geometry

    return made, lambda: any(turned)


def _closed(ring: np.ndarray) -> np.ndarray:
    return ring if len(ring) < 3 or (ring[0] == ring[-1]).all() else np.vstack((ring, ring[:1]))


def _rows(shapes: Shapes) -> list[dict[str, Any]]:
    """The attributes of every shape, in the first encoding that reads them all."""
    if "dbf" not in shapes.parts:
        return []
    said = _codec(shapes.parts.get("cpg", b""))
    for encoding in dict.fromkeys((*([said] if said else []), *TRIED)):
        try:
            with shapefile.Reader(dbf=io.BytesIO(shapes.parts["dbf"]), encoding=encoding) as reader:
                return [record.as_dict() if record is not None else {} for record in reader.iterRecords()]
        # The library tells a wrong encoding and a broken table alike.
        except BROKEN as error:
            broken: Exception = error
    raise Refused("LAYER_SHAPEFILE_BROKEN", name=shapes.name) from broken


def _codec(cpg: bytes) -> str:
    """The encoding that a .cpg file names, as its many writers write it; empty when nobody knows it."""
    text = cpg.decode("ascii", "ignore").strip().lower().removeprefix("\ufeff")
    number = re.sub(r"\D", "", text)
    known = {"65001": "utf-8", "88591": "latin-1", "885915": "iso-8859-15", "1252": "cp1252", "850": "cp850"}
    for name in (text.replace(" ", "-"), known.get(number, ""), f"cp{number}" if number else ""):
        try:
            return codecs.lookup(name).name if name else ""
        # A name with a null in it is no name either.
        except (LookupError, ValueError):
            continue
    return ""
