"""Protected areas as a map shows them: the largest of each layer, no more corners than a page can carry. (places)"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely

from .basemap import COARSE
from .layers import Feature
from .queries.layers import current_layers
from .services.outlines import extent_of, outlines_of
from .types import LayerRow, Outline

# Areas and corners of one layer on the map of everything; smaller areas show on their own pages.
MOST_AREAS, MOST_CORNERS = 120, 2_500
# By how much of its width the outline of a small area may be off.
FINE = 60


def drawn_areas() -> list[Feature]:
    """The areas of every layer that counts, for the map of everything."""
    return [feature for layer in current_layers() for feature in drawn(layer)]


def drawn(layer: LayerRow) -> list[Feature]:
    """The areas of one layer, its largest when they are many."""
    return _drawn(_File(layer))


class _File:
    """A layer as its file, so that what was simplified once is kept."""

    def __init__(self, layer: LayerRow) -> None:
        self.layer = layer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _File) and other.layer.sha256 == self.layer.sha256

    def __hash__(self) -> int:
        return hash(self.layer.sha256)


@lru_cache(maxsize=8)
def _drawn(file: _File) -> list[Feature]:
    return drawn_outlines(outlines_of(file.layer))


def drawn_outlines(outlines: Sequence[Outline]) -> list[Feature]:
    """The largest of some outlines, simple enough to be drawn."""
    extents = [(outline, extent_of(outline)) for outline in outlines]
    extents.sort(key=lambda each: -each[1].area)
    largest = extents[:MOST_AREAS]
    # A small area keeps its form on a small map; on the map of everything it is simplified once more.
    tolerance = np.minimum(COARSE, np.sqrt([extent.area for _, extent in largest]) / FINE)
    while True:
        simple = shapely.simplify([extent for _, extent in largest], tolerance)
        if shapely.get_num_coordinates(simple).sum() <= MOST_CORNERS or tolerance.max(initial=0.0) > 1:
            return [Feature(_named(o), geometry) for (o, _), geometry in zip(largest, simple.tolist(), strict=True)]
        tolerance *= 1.5


def _named(outline: Outline) -> str:
    return outline.name or str(outline.number)
