"""What is asked about findings: the standing ones, one's history, how often people judged a rule right. (findings)"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet

from chanzo.core.canonical import canonical
from chanzo.core.days import month_of
from chanzo.core.names import fold
from chanzo.people.scopes import EVERYTHING, Scope

from .answers import answer
from .models import Bearer, Case, Event, Finding, Parameter, Verdict
from .redaction import seen
from .types import RIGHT, VERDICTS, State

SUBJECTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Record:
    """How a rule has fared: standing findings, findings that people judged, and judged right."""

    rule: str
    fired: int = 0
    judged: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """The share of judged findings that were right; None before any was judged."""
        return self.right / self.judged if self.judged else None


def visible_to(scope: Scope, sites: Collection[str]) -> QuerySet[Finding]:
    """The findings a scope may see: those at its ``sites`` (codes of its areas) and those of its organisations.

    A finding on an agent's month names the agent, and is seen by those who may read such names.
    """
    if scope.everything:
        return Finding.objects.all()
    findings = Finding.objects.all() if scope.agents else Finding.objects.exclude(subject_type="agent_month")
    own: set[str] = set()
    for rows in (Finding.objects, Bearer.objects) if scope.organisations else ():
        named = rows.order_by().values_list("organisation", flat=True).distinct()  # type: ignore[attr-defined]
        own.update(code for code in named if code and fold(code) in scope.organisations)
    theirs = Q(site__in=list(sites)) | Q(organisation__in=own)
    return findings.filter(theirs | Q(id__in=Bearer.objects.filter(theirs).values("finding")))


def as_read(findings: Iterable[Finding], scope: Scope, sites: Collection[str]) -> Iterator[Finding]:
    """Findings as a scope with its sites reads them: of other holders' bags and steps, only place and date.

    A finding that several bear stands where the scope's own bag stands.
    """
    if scope.everything:
        yield from findings
        return
    asked = iter(findings)
    while some := list(islice(asked, SUBJECTS_AT_ONCE)):
        bearers: dict[str, list[Bearer]] = {}
        for bearer in Bearer.objects.filter(finding__in=[finding.id for finding in some]).order_by("id"):
            bearers.setdefault(bearer.finding, []).append(bearer)
        for finding in some:
            yield _as_read(finding, bearers.get(finding.id, []), scope, sites)


def _as_read(finding: Finding, bearers: list[Bearer], scope: Scope, sites: Collection[str]) -> Finding:
    mine = [bearer for bearer in bearers if scope.owns(bearer.organisation) or bearer.site in sites]
    own = {case for bearer in mine for case in json.loads(bearer.cases)} if bearers else None
    finding.facts = canonical(seen(json.loads(finding.facts), scope, sites, own))
    if mine and all((b.organisation, b.site) != (finding.organisation, finding.site) for b in mine):
        first = min(mine, key=lambda bearer: (bearer.day is None, bearer.day or 0, bearer.page, bearer.line))
        finding.organisation, finding.site, finding.agent = first.organisation, first.site, ""
        finding.page, finding.line, finding.day = first.page, first.line, first.day
        finding.month = None if first.day is None else month_of(first.day)
    return finding


def standing(findings: QuerySet[Finding], **filters: Any) -> QuerySet[Finding]:
    """The findings that stand, or those in a named state, by rule, site, organisation, state, agent, month, severity or
    subject; one that several bear stands with each of them."""
    wanted = {name: value for name, value in filters.items() if value not in (None, "")}
    for name in ("site", "organisation"):
        if whose := wanted.pop(name, None):
            borne = Bearer.objects.filter(**{name: whose}).values("finding")
            findings = findings.filter(Q(**{name: whose}) | Q(id__in=borne))
    if "state" not in wanted:
        findings = findings.exclude(state=State.CLEARED.value)
    return findings.filter(**wanted).order_by("rule", "subject_type", "subject")


def standing_cases(rule: str | None = None) -> Iterator[tuple[str, str, str, str]]:
    """Every case that stands, of all rules or one, in the order of the row's columns."""
    cases = Case.objects.all() if rule is None else Case.objects.filter(finding__startswith=f"{rule}:")
    return cases.values_list("id", "finding", "judged", "facts").iterator(chunk_size=10_000)


def standing_on(
    subjects: Iterable[str], scope: Scope = EVERYTHING, sites: Collection[str] = ()
) -> list[dict[str, Any]]:
    """The documents of the findings that stand on tags, lots, batches, pages and edges, as a scope sees them."""
    named = sorted(set(subjects))
    found: list[Finding] = []
    for start in range(0, len(named), SUBJECTS_AT_ONCE):
        found += standing(visible_to(scope, sites).filter(subject__in=named[start : start + SUBJECTS_AT_ONCE]))
    found.sort(key=lambda finding: finding.id)
    return [answer(finding) for finding in as_read(found, scope, sites)]


def open_question(finding: str) -> Verdict | None:
    """The question about a finding that awaits its answer or its verdict."""
    return Verdict.objects.filter(finding=finding, sort="query", ended=None).order_by("-seq").first()


def said_of(finding: str) -> list[Verdict]:
    """What people said of a finding or asked about it, earliest first."""
    return list(Verdict.objects.filter(finding=finding).order_by("seq"))


def history_of(finding: str) -> list[Event]:
    """Every step that records took with a finding, earliest first."""
    return list(Event.objects.filter(finding=finding).order_by("seq", "id"))


def records_of_rules() -> dict[str, Record]:
    """How each rule has fared; the last verdict on a finding counts, unless it was taken back."""
    counted = Finding.objects.exclude(state=State.CLEARED.value).values_list("rule").annotate(n=Count("id")).order_by()
    fired = dict(counted)
    last: dict[str, tuple[int, str, str]] = {}
    told = Verdict.objects.filter(sort__in=[*VERDICTS, "reopened"])
    for finding, rule, sort, seq in told.values_list("finding", "rule", "sort", "seq"):
        last[finding] = max(last.get(finding, (0, "", "")), (seq, rule, sort))
    judged: dict[str, list[bool]] = {}
    for _, rule, sort in last.values():
        if sort == "reopened":
            continue
        judged.setdefault(rule, []).append(sort in RIGHT)
    return {
        rule: Record(rule, fired.get(rule, 0), len(judged.get(rule, ())), sum(judged.get(rule, ())))
        for rule in sorted(fired.keys() | judged.keys())
    }


def limits_set(rule: str) -> list[Parameter]:
    """Every limit that people set for a rule, newest first."""
    return list(Parameter.objects.filter(rule=rule).order_by("-seq"))


def happened_since(head: int, findings: QuerySet[Finding]) -> dict[str, int]:
    """How many of some findings took each step after a record, such as raised or answered; each finding once."""
    events = Event.objects.filter(seq__gt=head)
    if findings.query.where:
        events = events.filter(finding__in=findings.order_by().values("id"))
    return dict(events.order_by().values_list("what").annotate(number=Count("finding", distinct=True)))
