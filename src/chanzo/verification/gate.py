"""The gate of findings: those an account may see, and where each lies for the policies. (verification)"""

from typing import Any

from django.db.models import QuerySet

from chanzo.findings.models import Finding
from chanzo.findings.queries import visible_to
from chanzo.findings.types import FindingRow
from chanzo.people.types import Place
from chanzo.sites.models import Site
from chanzo.sites.queries import codes_in

from .causes import cause_of

# Findings of one cause that one page or act takes.
MOST = 5000


def findings_visible_to(user: Any) -> QuerySet[Finding]:
    """The findings at sites of the account's areas and of its organisation; all for those who see everything."""
    return visible_to(user.scope, codes_in(user.scope))


def of_cause(findings: QuerySet[Finding], cause: str) -> QuerySet[Finding]:
    """Those of the findings that have a cause in common; what they share stands in their facts, so each is read."""
    same = [finding.pk for finding in findings.iterator() if cause_of(finding) == cause]
    return findings.filter(pk__in=same[:MOST])


def place_of(row: FindingRow | Finding) -> Place:
    """Where a finding lies, with the province and territory of its site."""
    site = Site.objects.filter(code=row.site).first() if row.site else None
    return Place(
        site=row.site,
        territory=site.territory if site else "",
        province=site.province if site else "",
        organisation=row.organisation,
    )
