"""From cases to findings: one finding for each rule and subject, the same however the cases came. (verification)"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules import RULES
from chanzo.verification.types import Case, mineral_mask

GRAVEST = "SWN"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as its standing cases make it; day, site, page and line are those of the first of them."""

    rule: str
    subject_type: str
    subject: str
    severity: str
    day: int | None
    site: str
    page: str
    line: str
    facts: dict[str, Any]
    version: int


def merge(cases: Iterable[Case]) -> list[Found]:
    """Findings of these cases by rule, subject type and subject."""
    standing: dict[tuple[str, str, str], list[Case]] = defaultdict(list)
    for case in cases:
        standing[case.rule, case.subject_type, case.subject].append(case)
    return [_found(*key, some) for key, some in sorted(standing.items())]


def _found(rule: str, subject_type: str, subject: str, cases: list[Case]) -> Found:
    by_text: dict[str, tuple[Case, dict[str, Any]]] = {}
    for case in sorted(cases, key=_moment):  # of equal facts the earliest line is named
        facts = _facts(case)
        by_text.setdefault(canonical(facts), (case, facts))
    ordered = [by_text[text] for text in sorted(by_text, key=lambda text: (*_moment(by_text[text][0]), text))]
    first = ordered[0][0]
    return Found(
        rule, subject_type, subject, min((case.severity for case in cases), key=GRAVEST.index), first.day,
        first.site, first.page, first.line, {"cases": [facts for _, facts in ordered]}, RULES[rule].version,
    )  # fmt: skip


def _moment(case: Case) -> tuple[bool, int, str, str, str]:
    return case.day is None, case.day or 0, case.page, case.line, case.site


def _facts(case: Case) -> dict[str, Any]:
    return {"severity": case.severity, **case.facts}


def decisive(rule: str, facts: Mapping[str, Any]) -> str:
    """The text of what a verdict on a finding rests on; while it is equal the verdict stands."""
    names = ("what", *RULES[rule].decisive)
    cases = [{name: case[name] for name in names if name in case} for case in facts["cases"]]
    return canonical(sorted(canonical(case) for case in cases))


def parameters_shown(found: Found, mineral: str, parameters: Parameters, sites: Mapping[str, int]) -> dict[str, int]:
    """The parameters in force on the finding's event date at its site and for its mineral."""
    return parameters.shown(found.rule, found.day, sites.get(found.site, -1), mineral_mask(mineral))
