"""What findings have in common, which lot each is about, and when a question is to be remembered. (findings)"""

from collections.abc import Mapping
from typing import Any

from chanzo.core.days import month_text

# Days between two reminders of one question, and before its day on which the first may go out.
QUIET, AHEAD = 7, 2


def cause_of(
    rule: str,
    subject_type: str,
    subject: str,
    *,
    site: str,
    organisation: str,
    month: int | None,
    case: Mapping[str, Any],
) -> str:
    """The name of what a finding shares with others of its rule, from its first ``case``; never empty.

    An area, a site, a book, a holder, else a site or holder in a month.
    """
    if rule == "AREA":
        return str(case.get("area") or site or subject)
    if rule in ("STATUS", "GHOST"):
        return site or subject
    if case.get("book"):
        return str(case["book"])
    if subject_type in ("organisation_month", "agent_month"):
        return subject.rsplit(" ", 1)[0]
    where = site or organisation or _first_user(case)
    return f"{where} {'' if month is None else month_text(month)}".strip() or subject


def lot_of(subject_type: str, subject: str) -> str:
    """The number or name of the lot that a finding is about; of a step, the lot it took from; empty without one."""
    if subject_type in ("tag", "lot", "batch"):
        return subject
    return subject.split(">")[0] if subject_type == "edge" else ""


def is_to_remind(due: int | None, reminded: int | None, today: int) -> bool:
    """Whether an unanswered question is due soon or overdue, and nobody was reminded of it lately; days."""
    return due is not None and due - AHEAD <= today and (reminded is None or today - reminded >= QUIET)


def _first_user(case: Mapping[str, Any]) -> str:
    uses = case.get("uses") or [{}]
    return str(uses[0].get("by", "")) if isinstance(uses[0], Mapping) else ""
