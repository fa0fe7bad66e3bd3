"""Findings of one cause, counted as one: a suspended area, a lost book, a site without status. (verification)"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet

from chanzo.findings.models import Finding
from chanzo.findings.types import SEVERITIES, State
from chanzo.people.scopes import Scope

from .worth import Month, grams_of

GRAVITY = {severity: at for at, severity in enumerate(SEVERITIES)}


class Member(NamedTuple):
    """What is read of a finding to count its cause."""

    rule: str
    cause: str
    severity: str
    state: str
    lot: str
    subject_type: str
    site: str
    month: int | None
    raised: int


@dataclass(slots=True)
class Cause:
    """What findings of one rule have in common: an area, a book, a site, a site's month, a holder.

    ``lots`` and ``months`` name what is at risk, ``raised`` is the earliest record that raised one of them.
    """

    rule: str
    key: str
    severity: str
    raised: int
    count: int = 0
    to_judge: int = 0
    asked: int = 0
    at_risk_g: int = 0
    lots: list[str] = field(default_factory=list)
    months: list[Month] = field(default_factory=list)


def causes(findings: QuerySet[Finding], scope: Scope) -> list[Cause]:
    """The causes of findings, gravest first, then by grams at risk; a lot of the scope counts once in each cause."""
    found = grouped(findings.order_by().values_list(*Member._fields))
    weigh(found, scope)
    return in_order(found)


def grouped(members: Iterable[tuple]) -> list[Cause]:
    """The causes of findings (rows in the order of Member), each in the one of its rule and key; nothing is weighed."""
    found: dict[tuple[str, str], Cause] = {}
    candidate, queried = State.CANDIDATE.value, State.QUERIED.value
    for rule, key, severity, state, lot, subject_type, site, month, raised in members:
        cause = found.get((rule, key))
        if cause is None:
            cause = found[rule, key] = Cause(rule, key, severity, raised)
        cause.count += 1
        if state == candidate:
            cause.to_judge += 1
        elif state == queried:
            cause.asked += 1
        if severity != cause.severity and GRAVITY[severity] < GRAVITY[cause.severity]:
            cause.severity = severity
        if raised < cause.raised:
            cause.raised = raised
        if lot:
            cause.lots.append(lot)
        elif month is not None and subject_type == "site_month":
            cause.months.append((site, month))
    return list(found.values())


def weigh(found: list[Cause], scope: Scope) -> None:
    """Say how many grams are at risk in each cause; a lot of the scope counts once in each."""
    for cause, grams in zip(found, grams_of([(c.lots, c.months) for c in found], scope), strict=True):
        cause.at_risk_g = grams


def in_order(found: Iterable[Cause]) -> list[Cause]:
    """Causes as a worklist has them: gravest first, then by grams at risk."""
    return sorted(found, key=lambda c: (GRAVITY[c.severity], -c.at_risk_g, -c.count, c.rule, c.key))
