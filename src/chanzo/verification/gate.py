"""The gate of findings: those an account may see, and where each lies for the policies. (verification)"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.findings.models import Bearer, Finding
from chanzo.findings.queries import as_read, visible_to
from chanzo.findings.types import FindingRow
from chanzo.ledger.services.rows import Database
from chanzo.people.policies import may
from chanzo.people.types import Act, Place
from chanzo.sites.models import Site
from chanzo.sites.queries import codes_in
from chanzo.traceability.derive.book import Book
from chanzo.traceability.models import Lot
from chanzo.traceability.services.sheets import names_in_force

from .causes import cause_of

# Findings of one cause that one page or act takes.
MOST = 5000


def findings_visible_to(user: Any) -> QuerySet[Finding]:
    """The findings at sites of the account's areas and of its organisation; all for those who see everything."""
    return visible_to(user.scope, codes_in(user.scope))


def as_read_by(user: Any, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings as the account reads them: of other holders' bags, only place and date."""
    return as_read(findings, user.scope, codes_in(user.scope))


def site_meant(written: str) -> str:
    """The code of the site that a written code, name or alias means now; empty for an empty text."""
    return names_in_force(Book(Database())).site(fold(written)) if written.strip() else ""


def site_known(written: str) -> str:
    """The code of a site that a register, a bag or a finding names; Refused ID_UNKNOWN for any other."""
    code = site_meant(written)
    rows = Site.objects.filter(code=code), Lot.objects.filter(site=code), Finding.objects.filter(site=code)
    if code and any(some.exists() for some in rows):
        return code
    raise Refused("ID_UNKNOWN", id=written)


def of_cause(findings: QuerySet[Finding], cause: str, user: Any) -> QuerySet[Finding]:
    """Those of the findings that have a cause in common; what they share stands in their facts, so each is read."""
    same = [finding.pk for finding in as_read_by(user, findings.iterator()) if cause_of(finding) == cause]
    return findings.filter(pk__in=same[:MOST])


def places_of(row: FindingRow | Finding) -> list[Place]:
    """Where a finding lies, one place for each holder and site it is about, with the sites' provinces."""
    whose = list(Bearer.objects.filter(finding=row.id).values_list("organisation", "site"))
    whose = whose or [(row.organisation, row.site)]
    sites = {site.code: site for site in Site.objects.filter(code__in={site for _, site in whose})}
    return [
        Place(
            site=code,
            territory=sites[code].territory if code in sites else "",
            province=sites[code].province if code in sites else "",
            organisation=organisation,
        )
        for organisation, code in whose
    ]


def may_at(user: Any, act: Act, finding: Finding) -> bool:
    """Whether an account may do an act at any of the places where a finding lies."""
    return any(may(user, act, place) for place in places_of(finding))
