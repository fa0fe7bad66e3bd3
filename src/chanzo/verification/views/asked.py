"""What a page of findings was asked for: its filters, and addresses that keep them. (verification)"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from chanzo.findings.models import Finding
from chanzo.findings.queries import standing

from ..forms import FindingFilter
from ..gate import findings_visible_to


@dataclass(frozen=True)
class Asked:
    """A filter form, the findings of the account that meet it, and the filters as an address keeps them."""

    form: FindingFilter
    findings: QuerySet[Finding]
    address: str
    valid: bool

    @property
    def status(self) -> int:
        return 200 if self.valid else 422


def asked(request: HttpRequest) -> Asked:
    """What the address asks for; a filter that cannot be read lists nothing."""
    form = FindingFilter(request.GET, agents=request.user.scope.agents)
    valid = form.is_valid()
    visible = findings_visible_to(request.user)
    found = standing(visible, **form.filters()) if valid else visible.none()
    kept = {name: value for name in form.fields if (value := request.GET.get(name, "").strip())} if valid else {}
    return Asked(form, found.order_by("id"), f"?{urlencode(kept)}" if kept else "", valid)


def finding_url(finding: str, filters: str = "") -> str:
    """The permanent address of a finding; with filters it leads on to the next of their list."""
    return reverse("verification:finding", args=[finding]) + filters


def cause_url(rule: str, key: str, filters: dict[str, Any] | None = None) -> str:
    """The permanent address of a cause, with the filters of the list it was found in."""
    return f"{reverse('verification:cause')}?{urlencode({**(filters or {}), 'rule': rule, 'cause': key})}"
