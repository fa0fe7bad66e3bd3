"""The list of findings: causes first, then each one, and what a person may do with many at once. (verification)"""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.findings.models import Finding
from chanzo.findings.queries import standing
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..causes import Cause, causes
from ..forms import FindingFilter
from ..gate import as_read_by, findings_visible_to, of_cause
from ..words import SEVERITIES, SUBJECTS
from .sentences import sentence_of_finding

# Causes that the page shows, their file holds them all; and the findings, gravest first, that are looked at for them.
MOST, LOOKED_AT = 20, 5000


def finding_url(finding: str) -> str:
    """The permanent address of a finding."""
    return reverse("verification:finding", args=[finding])


COLUMNS = [
    Column("severity", _("Severity"), link=lambda row: finding_url(row["id"]), status="severity"),
    Column("rule", _("Rule"), "code", lambda row: reverse("verification:rule", args=[row["rule"]])),
    Column("subject", _("On what"), link=lambda row: finding_url(row["id"])),
    Column("message", _("What was seen")),
    Column("day", _("Date"), "day"),
    Column("site", _("Site"), "code"),
    Column("state", _("State"), status="state"),
]
CAUSES = [
    Column("severity", _("Severity"), status="severity"),
    Column("rule", _("Rule"), "code", lambda row: _cause_url(row)),
    Column("key", _("Cause"), link=lambda row: _cause_url(row)),
    Column("count", _("Findings"), "count"),
    Column("at_risk_g", _("Mass touched"), "mass"),
]


@page("GET", "HEAD")
def finding_list(request: HttpRequest) -> HttpResponseBase:
    """Without a filter the causes stand first; with one, the findings that meet it."""
    actor = require(request.user, Act.SEE_FINDINGS)
    form = FindingFilter(request.GET or None)
    valid = form.is_valid()
    filters = form.filters() if valid else {}
    cause = filters.pop("cause", "")
    findings = standing(findings_visible_to(request.user), **filters).order_by("id")
    if cause:
        findings = of_cause(findings, cause, request.user)
    if wanted := wanted_format(request):
        return _file(request, findings, wanted)
    first = not filters and not cause and not after(request)
    if last := after(request):
        findings = findings.filter(id__gt=last)
    read = list(findings[: ROWS + 1]) if valid or not form.is_bound else []
    shown = portion(read, key="id", asked=request)
    empty = _("Nothing stands here: no rule fires on what was recorded.")
    table = Table("findings", _("Findings that stand"), COLUMNS, rows_of(as_read_by(request.user, shown.rows)), empty)
    table.choose = "id" if may(actor, Act.JUDGE_FINDING) else ""
    context = {
        "form": form,
        "table": table,
        "portion": shown,
        "causes": _causes(findings, request.user) if first else None,
    }
    context["filtered"] = bool(filters or cause)
    return render(request, "verification/findings.html", context, status=200 if valid or not form.is_bound else 422)


def rows_of(findings: Any) -> Any:
    """Rows of a list of findings, with the sentence of each."""
    for finding in findings:
        yield {
            "id": finding.id,
            "severity": finding.severity,
            "rule": finding.rule,
            "subject": f"{SUBJECTS.get(finding.subject_type, finding.subject_type)} {finding.subject}",
            "message": sentence_of_finding(finding),
            "day": finding.day,
            "site": finding.site,
            "state": finding.state,
        }


def _file(request: HttpRequest, findings: QuerySet[Finding], form: str) -> HttpResponseBase:
    if request.GET.get("table") == "causes":
        return download(_causes(findings, request.user), form)
    return download(
        Table("findings", _("Findings"), COLUMNS, rows_of(as_read_by(request.user, findings.iterator()))), form
    )


def _causes(findings: QuerySet[Finding], user: Any) -> Table:
    gravest: list[Finding] = []
    for severity in SEVERITIES:
        gravest += findings.filter(severity=severity)[: LOOKED_AT - len(gravest)]
    found = causes(as_read_by(user, gravest), user.scope)
    return Table("causes", _("Causes, gravest and largest first"), CAUSES, found, most=MOST)


def _cause_url(cause: Cause) -> str:
    return f"{reverse('verification:findings')}?{urlencode({'rule': cause.rule, 'cause': cause.key})}"
