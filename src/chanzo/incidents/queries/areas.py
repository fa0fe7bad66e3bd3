"""Where an incident lies, and which sites its area holds. (incidents)"""

from chanzo.core.names import fold
from chanzo.people.scopes import area_keys
from chanzo.people.types import Place
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of, site_called


def province_in(site: str, area: str) -> str:
    """The province of a site, or of an area key as a register writes it; empty when no register knows."""
    if site:
        found = site_called(site)
        return found.province if found else ""
    sort, _, name = area.partition(":")
    if sort == "province":
        provinces = Site.objects.values_list("province", flat=True).distinct().order_by("province")
        return next((province for province in provinces if fold(province) == name), name.title())
    territories = Site.objects.exclude(territory="").values_list("territory", "province").distinct()
    return next((province for territory, province in territories.order_by("code") if fold(territory) == name), "")


def place_named(site: str, area: str, province: str) -> Place:
    """The place of an incident as the policies ask."""
    if site:
        found = site_called(site)
        return place_of(found) if found else Place(site=site, province=province)
    sort, _, name = area.partition(":")
    return Place(province=province, territory=name if sort == "territory" else "")


def sites_of(site: str, area: str) -> list[str]:
    """The codes of the sites whose material an incident may concern: its site, or those of its area."""
    if site:
        return [site]
    return sorted(one.code for one in Site.objects.all() if area and area in area_keys(place_of(one)))
