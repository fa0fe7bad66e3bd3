"""The sites as a release lists them: how each stands in the publication, and what it tells of itself. (exchange)"""

from dataclasses import dataclass

from django.db.models import Min

from chanzo.core.names import fold
from chanzo.people.models import OrganisationName, Person
from chanzo.sites.models import Site, SiteStatus
from chanzo.sites.queries.statuses import statuses_of
from chanzo.sites.rules.standing import status_on
from chanzo.sites.types.register import Scheme, Status

from ..rules.selection import area_of, listed
from ..types import Listed, SiteFacts, Terms
from .withholdings import decided_of, decisions_on


@dataclass(frozen=True, slots=True)
class Entry:
    """A site of the register, how it is listed, and the status of each scheme on a day."""

    site: Site
    how: Listed
    name: str
    statuses: dict[str, Status | None]


def entries_on(day: int, terms: Terms) -> dict[str, Entry]:
    """Every site of the register by code."""
    decisions = decisions_on(day)
    integrated = dict(
        SiteStatus.objects.filter(scheme=Scheme.PROGRAMME, status="integrated")
        .order_by()
        .values_list("site")
        .annotate(Min("from_day"))
    )
    statuses = statuses_of()
    people = _names_of_people()
    found = {}
    for site in Site.objects.order_by("code"):
        place = area_of(site.country, site.province, site.territory)
        facts = SiteFacts(site.code, place, True, integrated.get(site.code), decided_of(site, decisions))
        stands = {scheme.value: status_on(statuses[site.code], scheme, day) for scheme in Scheme}
        folded = fold(site.name)
        # A site may be called after its owner or buyer; then the code has to do.
        name = site.code if any(person in folded for person in people) else site.name
        found[site.code] = Entry(site, listed(facts, day, terms.sites_delay), name, stands)
    return found


def _names_of_people() -> list[str]:
    """Full names of persons, and of négociants, who mostly trade under their own."""
    written = [
        *Person.objects.exclude(name="").values_list("name", flat=True),
        *OrganisationName.objects.filter(role="negociant").values_list("name", flat=True),
    ]
    return sorted({folded for name in written if " " in (folded := fold(name))})
