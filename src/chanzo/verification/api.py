"""Findings for programs: the answer of the command line. (verification)"""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.findings.answers import answer
from chanzo.findings.queries import standing
from chanzo.findings.types import State
from chanzo.people.policies import require
from chanzo.people.types import Act

from .gate import as_read_by, findings_visible_to

router = Router(tags=["findings"])
MOST = 1000


@router.get("/findings", summary="Findings that stand")
def findings(
    request: HttpRequest,
    rule: str = "",
    site: str = "",
    state: State | None = None,
    limit: int = Query(100, ge=1, le=MOST),
    after: str = "",
) -> list[dict[str, Any]]:
    """By rule, site and state; `after` is the last id of the page before."""
    require(request.user, Act.SEE_FINDINGS)
    wanted = {"rule": rule, "site": site, "state": state.value if state else ""}
    found = standing(findings_visible_to(request.user), **wanted).order_by("id")
    return [answer(finding) for finding in as_read_by(request.user, found.filter(id__gt=after)[:limit])]
