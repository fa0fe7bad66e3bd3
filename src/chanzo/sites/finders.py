"""Mine sites for the search box. (sites)"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may
from chanzo.people.types import Act
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


offer_finder(Finder(40, "sites", _("Mine sites"), "site", sites))
