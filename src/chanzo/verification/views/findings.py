"""The list of findings one by one, and how a table shows them. (verification)"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.findings.models import Finding
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..gate import as_read_by
from ..words import SUBJECTS
from .asked import asked, finding_url
from .sentences import sentence_of_finding

COLUMNS = [
    Column("severity", _("Severity"), link=lambda row: row["url"], status="severity"),
    Column("rule", _("Rule"), "code", lambda row: reverse("verification:rule", args=[row["rule"]])),
    Column("subject", _("On what"), link=lambda row: row["url"]),
    Column("message", _("What was seen")),
    Column("day", _("Date"), "day"),
    Column("site", _("Site"), "code"),
    Column("state", _("State"), status="state"),
]


@page("GET", "HEAD")
def finding_list(request: HttpRequest) -> HttpResponseBase:
    """The findings that meet the filters, one by one."""
    actor = require(request.user, Act.SEE_FINDINGS)
    wanted = asked(request)
    if form := wanted_format(request):
        read = as_read_by(request.user, wanted.findings.iterator())
        return download(Table("findings", _("Findings"), COLUMNS, rows_of(read)), form)
    found = list(wanted.findings.filter(id__gt=after(request))[: ROWS + 1])
    shown = portion(found, key="id", asked=request)
    empty = _("Nothing stands here: no rule fires on what was recorded.")
    rows = rows_of(as_read_by(request.user, shown.rows), wanted.address)
    table = Table("findings", _("Findings one by one"), COLUMNS, rows, empty)
    table.choose = "id" if may(actor, Act.JUDGE_FINDING) else ""
    context = {"asked": wanted, "table": table, "portion": shown}
    return render(request, "verification/findings.html", context, status=wanted.status)


def rows_of(findings: Iterable[Finding], filters: str = "") -> Iterator[dict[str, Any]]:
    """Rows of a list of findings, with the sentence of each; addresses keep the filters of the list."""
    for finding in findings:
        yield {
            "id": finding.id,
            "url": finding_url(finding.id, filters),
            "severity": finding.severity,
            "rule": finding.rule,
            "subject": f"{SUBJECTS.get(finding.subject_type, finding.subject_type)} {finding.subject}",
            "message": sentence_of_finding(finding),
            "day": finding.day,
            "site": finding.site,
            "state": finding.state,
        }
