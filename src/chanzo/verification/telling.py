"""From the cases of one subject to the finding that a record tells of. (verification)"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import numpy as np

from chanzo.core.canonical import canonical
from chanzo.findings.bearers import shown
from chanzo.verification.evidence.columns import Shared
from chanzo.verification.merging import Found, decisive, merge, parameters_shown
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import org_code, sheet_name
from chanzo.verification.types import Case, Evidence, mineral_text


class Teller:
    """Writes cases down as facts, with whose they are and the limits they were measured by."""

    def __init__(self, evidence: Evidence, shared: Shared) -> None:
        self.e, self.shared = evidence, shared
        self.limits = Parameters(evidence.parameters, evidence.sites)
        self.limited = {rule for rule, _ in self.limits.rows}
        self.measured: dict[tuple[Any, ...], dict[str, int]] = {}
        self.by_number: tuple[np.ndarray, np.ndarray] | None = None
        self.by_sheet: tuple[np.ndarray, np.ndarray] | None = None

    def facts(self, case: Case) -> dict[str, Any]:
        """One case as records and case rows keep it."""
        organisation, agent, mineral = self._whose(case)
        return {
            "key_type": case.key_type, "key": case.key, "severity": case.severity, "day": case.day, "site": case.site,
            "page": case.page, "line": case.line, "organisation": organisation, "agent": agent, "mineral": mineral,
            "facts": case.facts,
        }  # fmt: skip

    def finding(self, rule: str, subject_type: str, subject: str, cases: Iterable[dict[str, Any]]) -> dict[str, Any]:
        """The finding of all standing cases of one rule and subject, as a record tells it."""
        told = list(cases)
        found = merge([_case(rule, subject_type, subject, case) for case in told])[0]
        if len(told) > 1:
            told = list({canonical(case): case for case in told}.values())
            place = {canonical(facts): at for at, facts in enumerate(found.facts["cases"])}
            told.sort(key=lambda case: (place[canonical(shown(case))], *_moment(case), canonical(case)))
        return {
            "rule": rule,
            "subject_type": subject_type,
            "subject": subject,
            "severity": found.severity,
            "day": found.day,
            "site": found.site,
            "page": found.page,
            "line": found.line,
            "organisation": told[0]["organisation"],
            "agent": told[0]["agent"],
            "parameters": self._measured_by(found, told[0].get("mineral", "")),
            "rule_version": found.version,
            "decisive": blake2b(decisive(rule, found.facts).encode(), digest_size=12).hexdigest(),
            "cases": told,
        }

    def _measured_by(self, found: Found, mineral: str) -> dict[str, int]:
        """The limits of a finding; the same for all findings of a rule where people set none."""
        mineral = next((case["mineral"] for case in found.facts["cases"] if case.get("mineral")), mineral)
        key = (found.rule, mineral, (found.day, found.site) if self.e.parameters else None)
        if key not in self.measured:
            self.measured[key] = parameters_shown(found, mineral, self.limits, self.shared.registers.sites.ids)
        return self.measured[key]

    def _whose(self, case: Case) -> tuple[str, str, str]:
        """The organisation and agent whose line a case is about, and the mineral of its lot, where they are known."""
        e = self.e
        if case.key_type in ("holder", "org_month"):
            return case.key if case.key_type == "holder" else case.key.rpartition(" ")[0], "", ""
        if case.key_type == "agent_month" and case.subject_type == "agent_month":
            return "", case.key.rpartition(" ")[0], ""
        if case.key_type == "sheet" and case.key.startswith("receipt_log "):
            return case.facts.get("by", ""), "", ""  # a receipt is the smelter's own paper, whatever bag it names
        lot = case.lot if case.lot >= 0 else self._lot(case)
        if lot < 0:
            return "", "", ""
        org, agent = e.lots.org[lot], e.lots.agent[lot]
        # Only limits ask for the mineral, and a page has none; what is not asked for need not be told again.
        told = case.rule in self.limited and case.subject_type != "page"
        mineral = mineral_text(e.lots.mineral[lot]) if told else ""
        return e.orgs[org] if org >= 0 else "", e.agents[agent] if agent >= 0 else "", mineral

    def _lot(self, case: Case) -> int:
        lots = self.e.lots
        if case.subject_type == "tag" or case.key_type == "number":
            number = case.subject if case.subject_type == "tag" else case.key
            self.by_number = self.by_number or _sorted(lots.number)
            found = _among(self.by_number, self.shared.numbers.get(number, -1))
        elif case.key_type == "sheet":
            self.by_sheet = self.by_sheet or _sorted(lots.sheet)
            found = _among(self.by_sheet, self._sheet(case.key))
        else:
            return -1
        # Of several bags under one number the one whose own line the case tells of, and a batch before its outputs.
        own = case.page, case.line

        def rank(lot: int) -> tuple[Any, ...]:
            place = sheet_name(self.e, lots.sheet[lot]), lots.line[lot]
            return place != own, lots.day[lot], place, lots.kind[lot], org_code(self.e, lots.org[lot]), lots.name[lot]

        return min(found, key=rank, default=-1)

    def _sheet(self, key: str) -> int:
        table, _, name = key.partition(" ")
        return self.shared.known_sheet(table, name)


def _moment(kept: dict[str, Any]) -> tuple[bool, int, str, str, str]:
    return kept["day"] is None, kept["day"] or 0, kept["page"], kept["line"], kept["site"]


def _case(rule: str, subject_type: str, subject: str, kept: dict[str, Any]) -> Case:
    names = ("key_type", "key", "facts", "day", "site", "page", "line")
    return Case(rule, kept["severity"], subject_type, subject, **{name: kept[name] for name in names})


def _sorted(column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(column, kind="stable")
    return order, column[order]


def _among(index: tuple[np.ndarray, np.ndarray], value: int) -> list[int]:
    if value < 0:
        return []
    order, values = index
    start, stop = np.searchsorted(values, [value, value + 1])
    return [int(lot) for lot in order[start:stop]]
