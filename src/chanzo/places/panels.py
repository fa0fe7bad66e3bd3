"""What places lay over the map: the protected areas that the installation holds. (places)"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from shapely.geometry import shape

from .geography import installed
from .layers import Feature, Layer, offer_layer


def protected_areas(user: Any) -> Iterable[Feature]:
    """Every protected area of ``places/protected.geojson``; the register of them is open to all."""
    for feature in installed("protected") or ():
        yield Feature(str(feature["properties"].get("name") or ""), shape(feature["geometry"]))


offer_layer(Layer("protected", 10, _("Protected areas"), "area", protected_areas))
