"""Whose a finding is when one number is borne by bags of several holders or sites. (findings)"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.core.days import to_day

from .types import BearerRow

Whose = tuple[str, str]


@dataclass(slots=True)
class _Part:
    """What one holder and site have in a finding: where its first line stands, and which cases are theirs."""

    places: list[tuple[bool, int, str, str]] = field(default_factory=list)
    cases: set[int] = field(default_factory=set)


def shown(case: Mapping[str, Any]) -> dict[str, Any]:
    """A case as a finding's facts show it."""
    return {"severity": case["severity"], **case["facts"]}


def bearer_rows(name: str, cases: Iterable[Mapping[str, Any]]) -> list[BearerRow]:
    """One row for each holder and site that a finding's cases tell of; none when they are all one's.

    A case that names the bags of one number as ``places`` (DUP) is every holder's.
    """
    parts: dict[Whose, _Part] = {}
    numbers: dict[str, int] = {}
    for case in cases:
        at = numbers.setdefault(canonical(shown(case)), len(numbers))
        bags = [bag for bag in case["facts"].get("places", ()) if isinstance(bag, dict)]
        borne = [_of_bag(bag) for bag in bags]
        if not borne:
            borne = [((case["organisation"], case["site"]), (case["day"], case["page"], case["line"]))]
        for whose, (day, page, line) in borne:
            part = parts.setdefault(whose, _Part())
            part.places.append((day is None, day or 0, page, line))
            part.cases.add(at)
    return [_row(name, *one) for one in sorted(parts.items())] if len(parts) > 1 else []


def _of_bag(bag: Mapping[str, Any]) -> tuple[Whose, tuple[int | None, str, str]]:
    page, _, line = bag.get("place", "").rpartition("/")
    day = to_day(date.fromisoformat(bag["date"])) if bag.get("date") else None
    return (bag.get("holder", ""), bag.get("site", "")), (day, page, line)


def _row(name: str, whose: Whose, part: _Part) -> BearerRow:
    organisation, site = whose
    undated, day, page, line = min(part.places)
    return BearerRow(
        id=f"{name}|{organisation}|{site}",
        finding=name,
        organisation=organisation,
        site=site,
        day=None if undated else day,
        page=page,
        line=line,
        cases=json.dumps(sorted(part.cases)),
    )
