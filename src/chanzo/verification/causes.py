"""Findings of one cause, counted as one: a suspended area, a lost book, a site without status. (verification)"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from chanzo.findings.models import Finding
from chanzo.findings.types import SEVERITIES, State
from chanzo.ledger.queries import current_head
from chanzo.people.scopes import Scope

from .worth import Month, grams_of

# Lists that a process remembers until the next record: pages of a list, and the way back to it, ask again and again.
REMEMBERED = 8
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


_remembered: OrderedDict[tuple[Any, ...], list[Cause]] = OrderedDict()
_lock = Lock()


def causes(findings: QuerySet[Finding], scope: Scope) -> list[Cause]:
    """The causes of findings, gravest first, then by grams at risk; a lot of the scope counts once in each cause."""
    members = findings.order_by().values_list(*Member._fields)
    try:
        asked = current_head(), scope, str(members.query)
    except EmptyResultSet:  # an account without sites and findings of its own
        return []
    with _lock:
        if asked in _remembered:
            return _remembered[asked]
    found = grouped(members)
    for cause, grams in zip(found, grams_of([(c.lots, c.months) for c in found], scope), strict=True):
        cause.at_risk_g = grams
    found.sort(key=lambda c: (GRAVITY[c.severity], -c.at_risk_g, -c.count, c.rule, c.key))
    with _lock:
        _remembered[asked] = found
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
    return found


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
