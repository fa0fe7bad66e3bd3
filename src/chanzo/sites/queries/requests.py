"""What is asked about requests of new areas: sites they may overlap, how long each took. (sites)"""

from collections.abc import Iterable
from dataclasses import dataclass

from chanzo.core.names import fold
from chanzo.places.rules import distance_km

from ..models import AreaRequest, RequestStep, Site, SiteAlias

NEAR_KM = 5.0
MOST = 20


@dataclass(frozen=True)
class Overlap:
    """A site that a requested area may be: how far it lies, whether it bears the name."""

    code: str
    name: str
    territory: str
    km: float | None
    same_name: bool


def overlaps(request: AreaRequest) -> list[Overlap]:
    """Sites of the register within five kilometres or of the same name, nearest first."""
    named = set(SiteAlias.objects.filter(folded=request.folded).values_list("code", flat=True))
    found = []
    for site in Site.objects.order_by("code"):
        if site.means != site.code or site.code == request.site:
            continue
        km = _km(request, site)
        same_name = site.code in named or fold(site.name) == request.folded
        if same_name or (km is not None and km <= NEAR_KM):
            found.append(Overlap(site.code, site.name, site.territory, km, same_name))
    found.sort(key=lambda each: (each.km is None, each.km or 0, each.code))
    return found[:MOST]


def steps_of(requests: Iterable[AreaRequest]) -> dict[str, list[RequestStep]]:
    """The steps of some requests by number, in turn."""
    found: dict[str, list[RequestStep]] = {request.number: [] for request in requests}
    for step in RequestStep.objects.filter(request__in=list(found)).order_by("seq"):
        found[step.request].append(step)
    return found


def _km(request: AreaRequest, site: Site) -> float | None:
    places = (request.latitude_udeg, request.longitude_udeg, site.latitude_udeg, site.longitude_udeg)
    if None in places:
        return None
    return float(distance_km(*(value / 1e6 for value in places if value is not None)))
