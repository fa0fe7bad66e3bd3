"""How many mine tags a site can use in a month: from the capacity in force and what lies there. (government)"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Avg, Count

from chanzo.people.scopes import EVERYTHING
from chanzo.sites.models import Site, SiteVersion
from chanzo.sites.queries.standing import sites_in
from chanzo.sites.rules.standing import capacity_on
from chanzo.traceability.models import Lot
from chanzo.traceability.queries.sites import places_of
from chanzo.traceability.queries.tag_stock import stretches_on

from ..rules.quotas import quota
from ..types.quotas import OWN_BAGS, Quota
from .holdings import usable
from .limits import Limits

# How far back a site's own bags say what a bag weighs.
BACK_DAYS = 365


def quotas_visible_to(user: Any, day: int) -> list[Quota]:
    """The quotas of the sites in an account's areas that have a validated capacity or tags, by site."""
    scope = user.scope
    if not scope.everything and not scope.areas:
        return []
    known = set(sites_in(scope).values_list("code", flat=True))
    return [one for one in quotas_of(known, day) if one.high_g or one.in_stock]


def sees_quota(user: Any, site: str) -> bool:
    """Whether an account reads the quota of a site, which tells what lies there: where its areas reach."""
    scope = user.scope
    return scope.everything or scope.covers(places_of([site])(site))


def quota_of(site: str, day: int) -> Quota:
    """The quota of one site on a day."""
    return quotas_of([site], day)[0]


def quotas_of(sites: Iterable[str], day: int) -> list[Quota]:
    """The quotas of some sites on a day, by code."""
    wanted = sorted(set(sites))
    one = wanted[0] if len(wanted) == 1 else ""
    stretches = stretches_on(day, scope=EVERYTHING, site=one, type_="mine")
    stock: dict[str, int] = defaultdict(int)
    for held in usable(stretches, day):
        if not held.in_stock:  # what came back into an office's stock cannot be used at the site
            stock[held.site] += held.span.size
    described = defaultdict(list)
    versions = SiteVersion.objects.filter(code=one) if one else SiteVersion.objects.all()
    for version in versions:
        described[version.code].append(version.facts())
    own, limits = _own_bags(day, one), Limits()
    found = []
    for site in wanted:
        capacity = capacity_on(described[site], day)
        high_g = capacity.capacity_high_g if capacity else None
        bag_g = own.get(site) or limits.on("usual_bag_g", day, site)
        margin = limits.on("margin_pm", day, site)
        found.append(quota(site, high_g, stock[site], bag_g=bag_g, own_bag=site in own, margin_pm=margin))
    return found


def _own_bags(day: int, site: str = "") -> dict[str, int]:
    """What a bag of each site weighs, where enough were weighed."""
    bags = Lot.objects.filter(kind="mine", day__gt=day - BACK_DAYS, day__lte=day, mass_g__gt=0)
    if site:
        bags = bags.filter(site=site)
    told = bags.order_by().values("site").annotate(bags=Count("key"), mean=Avg("mass_g")).filter(bags__gte=OWN_BAGS)
    return {row["site"]: max(round(row["mean"]), 1) for row in told}


def site_named(code: str) -> str:
    """A site by name and code."""
    site = Site.objects.filter(code=code).first()
    return str(site) if site else code
