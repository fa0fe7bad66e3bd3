"""Findings become incidents: those of one cause join one incident, and a closing says what they were. (incidents)"""

from collections import Counter, defaultdict
from collections.abc import Collection

from chanzo.findings.models import Finding
from chanzo.findings.services.handling import settle_findings
from chanzo.findings.types import State as Verdict
from chanzo.ledger.services.acting import acting
from chanzo.ledger.types import Entry
from chanzo.people.types import SYSTEM

from ..models import Incident, Link
from ..projections import INCIDENTS
from ..types import Outcome, State
from .opening import Account, report_alert

# What sort of incident findings of a rule are taken for, until a person says otherwise.
CATEGORY_OF = {
    "DEAD": "tag_loss",
    "UNISSUED": "tag_loss",
    "AREA": "fraud_origin",
    "GHOST": "fraud_origin",
    "PROD": "fraud_origin",
    "STATION": "fraud_origin",
    "STATUS": "fraud_origin",
    "RECON": "tax",
}


def join_findings(*, number: str, findings: Collection[str], actor: str = SYSTEM.number) -> int | None:
    """Let findings belong to an incident; the record's sequence, None when all of them do already."""
    known = set(Link.objects.filter(incident=number, finding__in=findings).values_list("finding", flat=True))
    new = Finding.objects.filter(id__in=set(findings) - known).order_by("id")
    causes = {finding.id: f"{finding.rule} {finding.cause}" for finding in new}
    if not causes:
        return None
    with acting(INCIDENTS) as deed:
        return deed.record("incident.linked", subject=number, actor=actor, facts={"findings": causes})


def take_over(entry: Entry) -> None:
    """What a verifier settled as an incident joins the open one of its cause, or becomes an alert to assess."""
    if entry.facts["verdict"] != Verdict.INCIDENT:
        return
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in Finding.objects.filter(id__in=entry.facts["findings"]).order_by("id"):
        groups[finding.rule, finding.cause].append(finding)
    for (rule, cause), findings in sorted(groups.items()):
        number = _open_of(f"{rule} {cause}") or _alert(rule, cause, findings)
        join_findings(number=number, findings=[finding.id for finding in findings])


def say_to_findings(*, number: str, outcome: Outcome) -> int | None:
    """After a closing: findings of what was not substantiated are explained by it; the record's sequence."""
    if outcome is not Outcome.UNSUBSTANTIATED:
        return None
    linked = Link.objects.filter(incident=number).values_list("finding", flat=True)
    handed = list(
        Finding.objects.filter(id__in=list(linked), state=Verdict.INCIDENT.value).values_list("id", flat=True)
    )
    if not handed:
        return None
    return settle_findings(ids=handed, verdict=Verdict.EXPLAINED, reason=f"{number}: {outcome.value}", by=SYSTEM)


def _open_of(cause: str) -> str | None:
    numbers = Link.objects.filter(cause=cause).values("incident")
    running = Incident.objects.filter(number__in=numbers).exclude(state=State.CLOSED.value)
    return running.order_by("number").values_list("number", flat=True).first()


def _alert(rule: str, cause: str, findings: list[Finding]) -> str:
    sites = Counter(finding.site for finding in findings if finding.site)
    days = [finding.day for finding in findings if finding.day is not None]
    account = Account(
        CATEGORY_OF.get(rule, "chain_of_custody"),
        site=sites.most_common(1)[0][0] if sites and ":" not in cause else "",
        area=cause if ":" in cause else "",
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        texts={"summary": f"{rule} {cause} ({len(findings)})"},
    )
    # Findings about a holder or a batch lie nowhere until a person says where.
    return report_alert(account=account, placed=False, by=SYSTEM)
