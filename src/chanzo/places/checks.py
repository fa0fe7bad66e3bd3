"""Outlines that an installation put into its home are read at start-up, so that a slip shows there. (places)"""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from shapely import is_valid_reason
from shapely.errors import ShapelyError
from shapely.geometry import shape

from .geography import installed

# What each file must say of its features.
NAMES = {"territories": ("country", "province", "territory"), "lakes": ("name",)}


@register
def outlines(**options: Any) -> list[CheckMessage]:
    """One error for each file of ``places/`` in the home that cannot be drawn, with what is wrong."""
    return [
        Error(f"places/{name}.geojson cannot be drawn: {wrong}", id="places.E001")
        for name, names in NAMES.items()
        if (wrong := _wrong(name, names))
    ]


def _wrong(name: str, names: tuple[str, ...]) -> str:
    try:
        for at, feature in enumerate(installed(name) or (), start=1):
            missing = [each for each in names if not feature["properties"].get(each)]
            if missing:
                return f"feature {at} has no {', '.join(missing)}"
            outline = shape(feature["geometry"])
            if outline.geom_type not in ("Polygon", "MultiPolygon"):
                return f"feature {at} is no polygon"
            if not outline.is_valid:
                return f"feature {at}: {is_valid_reason(outline)}"
    # Whatever json and shapely say of a broken file, its reader is an operator who can mend it.
    except (ValueError, KeyError, TypeError, AttributeError, ShapelyError) as error:
        return f"it is no GeoJSON collection of features ({error})"
    return ""
