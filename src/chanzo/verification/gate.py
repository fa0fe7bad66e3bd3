"""The gate of findings: those an account sees, as it reads them, and where each lies. (verification)"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from chanzo.core.canonical import canonical
from chanzo.findings.models import Finding
from chanzo.findings.queries import visible_to
from chanzo.findings.questions import Question, open_questions
from chanzo.findings.redaction import seen
from chanzo.findings.types import FindingRow
from chanzo.people.types import Place
from chanzo.sites.models import Site
from chanzo.sites.queries import codes_in

# Findings of one cause that one page or act takes.
MOST = 5000


def findings_visible_to(user: Any) -> QuerySet[Finding]:
    """The findings at sites of the account's areas and of its organisation; all for those who see everything."""
    scope = user.scope
    found = visible_to(scope, codes_in(scope))
    # What such a finding is about is an agent.
    return found if scope.agents else found.exclude(subject_type="agent_month")


def as_read_by(user: Any, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings as the account reads them: of other holders' bags place and date, to companies no agent's code."""
    scope = user.scope
    sites = codes_in(scope)
    for finding in findings:
        if not scope.everything:
            finding.facts = canonical(seen(json.loads(finding.facts), scope, sites))
        if not scope.agents:
            finding.agent = ""
        yield finding


def place_of(row: FindingRow | Finding) -> Place:
    """Where a finding lies, with the province and territory of its site."""
    site = Site.objects.filter(code=row.site).first() if row.site else None
    return Place(
        site=row.site,
        territory=site.territory if site else "",
        province=site.province if site else "",
        organisation=row.organisation,
    )


def questions_visible_to(user: Any, number: int | None = None) -> list[Question]:
    """The open questions about findings that the account sees; a company reads those that it was asked itself."""
    scope = user.scope
    found = open_questions(findings_visible_to(user), number)
    return found if scope.agents else [question for question in found if scope.owns(question.asked_of)]
