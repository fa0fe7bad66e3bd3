"""Findings of one cause, counted as one: a suspended area, a lost book, a site without status. (verification)"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from chanzo.core.days import month_text
from chanzo.findings.models import Finding
from chanzo.findings.types import SEVERITIES
from chanzo.ledger.services.rows import Database
from chanzo.people.scopes import Scope
from chanzo.traceability.derive.book import Book
from chanzo.traceability.queries.redaction import own_lots
from chanzo.traceability.queries.sites import places_of
from chanzo.traceability.types import Kind, Lot
from chanzo.verification.evidence.closure import name_and_month


@dataclass(slots=True)
class Cause:
    """What findings of one rule have in common: an area, a book, a site, a site's month, a holder."""

    rule: str
    key: str
    severity: str
    findings: list[str] = field(default_factory=list)
    at_risk_g: int = 0

    @property
    def count(self) -> int:
        return len(self.findings)


def causes(findings: Iterable[Finding], scope: Scope) -> list[Cause]:
    """The causes of findings, gravest first, then by grams at risk; a lot of the scope counts once in each cause."""
    found: dict[tuple[str, str], Cause] = {}
    members: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        place = finding.rule, cause_of(finding)
        cause = found.setdefault(place, Cause(*place, severity=finding.severity))
        cause.severity = min(cause.severity, finding.severity, key=SEVERITIES.index)
        cause.findings.append(finding.id)
        members[place].append(finding)
    grams = _Grams(Book(Database()), scope)
    for place, cause in found.items():
        cause.at_risk_g = grams.of(members[place])
    gravity = SEVERITIES.index
    return sorted(found.values(), key=lambda c: (gravity(c.severity), -c.at_risk_g, -c.count, c.rule, c.key))


def cause_of(finding: Finding) -> str:
    """The name of what a finding has in common with others of its rule."""
    case = json.loads(finding.facts)["cases"][0]
    month = "" if finding.month is None else f" {month_text(finding.month)}"
    if finding.rule == "AREA":
        return case.get("area") or finding.site
    if finding.rule in ("STATUS", "GHOST"):
        return finding.site
    if case.get("book"):
        return str(case["book"])
    if finding.subject_type in ("organisation_month", "agent_month"):
        return finding.subject.rsplit(" ", 1)[0]
    return f"{finding.site}{month}" if finding.site else f"{finding.organisation}{month}"


class _Grams:
    """Grams of the lots that findings are about."""

    def __init__(self, book: Book, scope: Scope) -> None:
        self.book, self.scope = book, scope

    def of(self, findings: list[Finding]) -> int:
        """Closing grams of every lot that the subjects name, each lot once."""
        names: set[str] = set()
        months: set[tuple[str, int]] = set()
        for finding in findings:
            if finding.subject_type == "site_month":
                months.add(name_and_month(finding.subject))
            else:
                names.update(finding.subject.split(">")[:1])
        lots = {lot.key: lot for lot in self.book.lots.find("number", names)}
        lots.update((lot.key, lot) for lot in self.book.lots.find("name", names))
        tagged = (lot for lot in self.book.lots.find("site,month", months) if lot.kind == Kind.MINE)
        lots.update((lot.key, lot) for lot in tagged)
        return sum(lot.mass_g or 0 for lot in self._seen(lots).values())

    def _seen(self, lots: dict[str, Lot]) -> dict[str, Lot]:
        if self.scope.everything:
            return lots
        own = own_lots(lots.values(), self.scope, places_of({lot.site for lot in lots.values() if lot.site}))
        return {key: lot for key, lot in lots.items() if key in own}
