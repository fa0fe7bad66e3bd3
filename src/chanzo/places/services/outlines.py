"""The outlines of a layer's file at hand: in the table, in memory ready to be asked, read again when lost. (places)"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from django.db import connection
from shapely.geometry.base import BaseGeometry

from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import place_of

from ..models import Area
from ..reading import read_areas
from ..rules.nearest import Boundaries, Floats
from ..rules.outlines import circle
from ..types import Boundary, Distance, LayerRow, Outline

INSERT = (
    "INSERT INTO places_area (id, sha256, number, name, designation, category, code, boundary, reported_ha, outline)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO NOTHING"
)


@dataclass(frozen=True)
class Asked:
    """A file's areas ready to be asked: what each is, and where they lie."""

    numbers: list[int]
    names: list[str]
    boundaries: list[Boundary]
    places: Boundaries

    def of(self, longitude: Floats, latitude: Floats) -> list[Distance]:
        """How far places in degrees lie from these areas, one answer a place."""
        area, metres = self.places.nearest(longitude, latitude)
        holders: dict[int, list[int]] = {}
        for at, holder in zip(*map(np.ndarray.tolist, self.places.inside(longitude, latitude)), strict=True):
            holders.setdefault(at, []).append(holder)
        found = zip(area.tolist(), metres.tolist(), strict=True)
        return [self._of(holders.get(at, []), *near) for at, near in enumerate(found)]

    def _of(self, holders: list[int], nearest: int, metres: float) -> Distance:
        drawn = [at for at in holders if self.boundaries[at] == Boundary.DRAWN]
        if holders:
            first = (drawn or holders)[0]
            others = tuple(sorted({self.names[at] for at in drawn[1:]} - {self.names[first]}))
            return Distance(bool(drawn), self.numbers[first], self.names[first], self.boundaries[first], 0.0, others)
        if nearest < 0:
            return Distance(False, 0, "", Boundary.DRAWN, 0.0)
        return Distance(False, self.numbers[nearest], self.names[nearest], self.boundaries[nearest], metres)


def keep_outlines(sha256: str, outlines: Sequence[Outline]) -> None:
    """Put a file's outlines into the table."""
    drawn = shapely.to_wkb([outline.geometry for outline in outlines])
    rows = [
        (
            f"{sha256}-{o.number}",
            sha256,
            o.number,
            o.name,
            o.designation,
            o.category,
            o.code,
            o.boundary,
            o.reported_ha,
            wkb,
        )
        for o, wkb in zip(outlines, drawn, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, rows)


def outlines_of(layer: LayerRow) -> list[Outline]:
    """The outlines of a layer in the order of its file, read again from the kept file when some are missing."""
    columns = ("number", "name", "outline", "boundary", "designation", "category", "code", "reported_ha")
    rows = list(Area.objects.filter(sha256=layer.sha256).order_by("number").values_list(*columns))
    if len(rows) != layer.areas:
        place = place_of(layer.sha256)
        if not place.is_file():
            raise Refused("LAYER_FILE_GONE", layer=layer.name)
        outlines = read_areas(place).outlines
        keep_outlines(layer.sha256, outlines)
        return outlines
    drawn = shapely.from_wkb([bytes(row[2]) for row in rows])
    return [
        Outline(row[0], row[1], geometry, Boundary(row[3]), *row[4:]) for row, geometry in zip(rows, drawn, strict=True)
    ]


def asked(layer: LayerRow) -> Asked:
    """A layer ready to be asked how far places lie from it; the last few stay in memory."""
    return _asked(_Key(layer))


class _Key:
    """A layer as its file: two layers of one file are asked alike."""

    def __init__(self, layer: LayerRow) -> None:
        self.layer = layer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.layer.sha256 == self.layer.sha256

    def __hash__(self) -> int:
        return hash(self.layer.sha256)


@lru_cache(maxsize=8)
def _asked(key: _Key) -> Asked:
    return asked_of(outlines_of(key.layer))


def asked_of(outlines: Sequence[Outline]) -> Asked:
    """Outlines ready to be asked, whether they were loaded or not."""
    return Asked(
        [o.number for o in outlines],
        [o.name for o in outlines],
        [o.boundary for o in outlines],
        Boundaries([extent_of(o) for o in outlines]),
    )


def extent_of(outline: Outline) -> BaseGeometry:
    """The outline, or the circle that stands for one that nobody drew."""
    if outline.boundary == Boundary.DRAWN:
        return outline.geometry
    longitude, latitude = shapely.get_coordinates(outline.geometry)[0].tolist()
    return circle(longitude, latitude, outline.reported_ha)
