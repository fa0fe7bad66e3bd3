"""The gate of findings: those an account sees, as it reads them, and where each lies. (verification)"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.findings.models import Bearer, Finding
from chanzo.findings.queries import as_read, visible_to
from chanzo.findings.questions import Question, open_questions
from chanzo.findings.types import FindingRow
from chanzo.ledger.services.rows import Database
from chanzo.people.policies import may
from chanzo.people.scopes import Scope
from chanzo.people.types import Act, Place
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import codes_in
from chanzo.traceability.derive.book import Book
from chanzo.traceability.models import Lot
from chanzo.traceability.services.sheets import names_in_force

# Findings of one cause that one page or act takes.
MOST = 5000


def findings_visible_to(user: Any) -> QuerySet[Finding]:
    """The findings at sites of the account's areas and of its organisation; all for those who see everything."""
    return findings_of(user.scope)


def findings_of(scope: Scope) -> QuerySet[Finding]:
    """The findings that every account of a scope sees."""
    found = visible_to(scope, codes_in(scope))
    # What such a finding is about is an agent.
    return found if scope.agents else found.exclude(subject_type="agent_month")


def as_read_by(user: Any, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings as the account reads them: of other holders' bags place and date, to companies no agent's code."""
    scope = user.scope
    for finding in as_read(findings, scope, codes_in(scope)):
        if not scope.agents:
            finding.agent = ""
        yield finding


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


def questions_visible_to(user: Any, number: int | None = None) -> list[Question]:
    """The open questions about findings that the account sees; a company reads those that it was asked itself."""
    scope = user.scope
    found = open_questions(findings_visible_to(user), number)
    return found if scope.agents else [question for question in found if scope.owns(question.asked_of)]
