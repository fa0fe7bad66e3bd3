"""Which layers there are, which count now, and what is in them. (places)"""

from dataclasses import fields

import shapely
from shapely.geometry.base import BaseGeometry

from ..models import Area, Layer
from ..types import LayerRow

COLUMNS = tuple(column.name for column in fields(LayerRow))


def current_layers(name: str | None = None) -> list[LayerRow]:
    """The versions that sites are held against now, by name; of one layer when named."""
    found = Layer.objects.filter(superseded_by__isnull=True, withdrawn_by__isnull=True)
    if name is not None:
        found = found.filter(name=name)
    return [LayerRow(*row) for row in found.order_by("name").values_list(*COLUMNS)]


def versions_of(name: str) -> list[Layer]:
    """Every version of a layer, newest first."""
    return list(Layer.objects.filter(name=name).order_by("-version"))


def area_of(layer: LayerRow, number: int) -> Area | None:
    """An area of a layer by its number."""
    return Area.objects.filter(sha256=layer.sha256, number=number).first()


def areas_called(name: str) -> list[BaseGeometry]:
    """The outlines of the areas of that name in the layers that count."""
    files = [layer.sha256 for layer in current_layers()]
    found = Area.objects.filter(sha256__in=files, name=name).order_by("sha256", "number")
    return [shapely.from_wkb(bytes(area.outline)) for area in found]


def area_names() -> list[str]:
    """The names of the areas in the layers that count, each once."""
    files = [layer.sha256 for layer in current_layers()]
    names = Area.objects.filter(sha256__in=files).exclude(name="").order_by("name")
    return list(names.values_list("name", flat=True).distinct())


def areas_like(text: str, most: int) -> list[tuple[LayerRow, Area]]:
    """Areas whose name holds the text, in the layers that count, at most so many."""
    found: list[tuple[LayerRow, Area]] = []
    for layer in current_layers() if text.strip() else ():
        named = Area.objects.filter(sha256=layer.sha256, name__icontains=text.strip()).defer("outline")
        found += [(layer, area) for area in named.order_by("name", "number")[:most]]
    return found[:most]
