"""Mine sites for the search box. (sites)"""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.places.queries.layers import areas_like
from chanzo.web.search import Finder, Hit, offer_finder

from .listing import named_like
from .models import AreaRequest, Site, SiteAttribute
from .projections.identity import key_of
from .queries.standing import site_called, sites_in
from .types.identity import Sort
from .words import SORTS, STAGES


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


def new_areas(user: Any, text: str, most: int) -> list[Hit]:
    """Requests of new areas by number or name."""
    if not may(user, Act.SEE_REQUESTS):
        return []
    found = AreaRequest.objects.visible_to(user).filter(Q(number__iexact=text) | Q(folded__contains=fold(text)))
    return [
        Hit(
            f"{row.name} {row.number}",
            reverse("sites:request", args=[row.number]),
            ", ".join(part for part in (str(STAGES[row.stage]), row.territory) if part),
            row.number == text.strip().upper(),
        )
        for row in found[:most]
    ]


def identifiers(user: Any, text: str, most: int) -> list[Hit]:
    """Sites by an identifier or licence that they have or had."""
    if not may(user, Act.SEE_SITES):
        return []
    found = SiteAttribute.objects.filter(folded__in=[fold(text), key_of(Sort.ICGLR, text)]).order_by("seq")
    means = dict(Site.objects.filter(code__in=found.values("site")).values_list("code", "means"))
    sites = {site.code: site for site in sites_in(user.scope).filter(code__in=list(means.values()))}
    return [
        Hit(f"{sites[means[row.site]].name} {means[row.site]}", reverse("sites:site", args=[means[row.site]]),
            f"{SORTS[row.sort]}: {row.value}", True)
        for row in found[:most]
        if means.get(row.site) in sites
    ]  # fmt: skip


offer_finder(Finder(41, "identifiers", _("Identifiers and licences"), "site", identifiers))
offer_finder(Finder(42, "areas", _("New areas"), "paper", new_areas))
offer_finder(Finder(40, "sites", _("Mine sites"), "site", sites))
