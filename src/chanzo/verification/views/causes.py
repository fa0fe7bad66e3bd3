"""Findings of one cause counted as one: a suspended site's bags, a trader's late pages. (verification)"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from chanzo.findings.queries import standing

from ..gate import findings_visible_to
from ..words import SEVERITIES


@dataclass(frozen=True)
class Cause:
    """A rule that fires at one site or with one organisation, and how often."""

    severity: str
    rule: str
    cause: str
    count: int
    url: str


def causes_of(user: Any) -> list[Cause]:
    """Causes of the standing findings that an account may see, gravest first, then by count."""
    counted = (
        standing(findings_visible_to(user))
        .order_by()
        .values_list("severity", "rule", "site", "organisation")
        .annotate(number=Count("id"))
    )
    merged: dict[tuple[str, str, str, str], int] = {}
    for severity, rule, site, organisation, number in counted:
        # What happened at a site is one cause, whoever bought there.
        key = (severity, rule, "site", site) if site else (severity, rule, "organisation", organisation)
        merged[key] = merged.get(key, 0) + number
    gravity = list(SEVERITIES)
    ordered = sorted(merged.items(), key=lambda item: (gravity.index(item[0][0]), -item[1], item[0]))
    return [
        Cause(severity, rule, name, number, _url(rule=rule, severity=severity, **{sort: name}))
        for (severity, rule, sort, name), number in ordered
    ]


def _url(**filters: str) -> str:
    given = {name: value for name, value in filters.items() if value}
    return f"{reverse('verification:findings')}?{urlencode(given)}"
