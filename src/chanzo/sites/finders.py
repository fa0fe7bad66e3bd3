"""Mine sites for the search box. (sites)"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.places.queries.layers import areas_like
from chanzo.web.search import Finder, Hit, offer_finder

from .listing import named_like
from .queries.standing import site_called, sites_in


def sites(user: Any, text: str, most: int) -> list[Hit]:
    """Sites whose code, name, old name, territory or province holds the text."""
    if not may(user, Act.SEE_SITES):
        return []
    called = site_called(text)
    return [
        Hit(
            f"{site.name} {site.code}",
            reverse("sites:site", args=[site.code]),
            ", ".join(part for part in (site.territory, site.province, site.country) if part),
            called is not None and called.code == site.code,
        )
        for site in named_like(sites_in(user.scope), text)[:most]
    ]


def protected_areas(user: Any, text: str, most: int) -> list[Hit]:
    """Protected areas whose name holds the text, each layer's by itself."""
    if not may(user, Act.SEE_SITES):
        return []
    return [
        Hit(area.name, reverse("sites:area", args=[layer.seq, area.number]), layer.name, fold(area.name) == fold(text))
        for layer, area in areas_like(text, most)
    ]


offer_finder(Finder(45, "protected", _("Protected areas"), "site", protected_areas))
offer_finder(Finder(40, "sites", _("Mine sites"), "site", sites))
