"""Which layers there are, which count now, and what is in them. (places)"""

from dataclasses import fields

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
