"""What places lay over the map: protected areas, when a layer of them was loaded. (places)"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from .drawn import drawn_areas
from .layers import Feature, Layer, offer_layer


def protected_areas(user: Any) -> Iterable[Feature]:
    """The areas of every layer that counts; the register of them is open to all."""
    return drawn_areas()


offer_layer(Layer("protected", 10, _("Protected areas"), "area", protected_areas))
