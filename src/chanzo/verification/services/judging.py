"""Judges what a change touched and records how findings differ from before. (verification)

The rules see evidence gathered for the keys at hand; what they say is compared with the cases that stand at those
keys. Nothing is read from the clock and nothing else is compared, so any splitting of the work ends alike.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

from chanzo.core.days import NO_DAY
from chanzo.core.names import fold
from chanzo.findings.apply import apply_entry, case_rows, row_of
from chanzo.findings.shelves import Findings
from chanzo.findings.types import RECORD_CHANGES, CaseRow, Differences, FindingRow, State, Told, finding_id
from chanzo.traceability.derive.book import Book
from chanzo.traceability.names import Names
from chanzo.traceability.tables import REGISTERS
from chanzo.traceability.types import Line
from chanzo.verification.evidence.columns import Shared
from chanzo.verification.evidence.gathered import gathered, standing_texts
from chanzo.verification.evidence.registers import ACTS, Registers
from chanzo.verification.evidence.rows import Key
from chanzo.verification.register_keys import keys_of_registers
from chanzo.verification.rules import RULES, judge
from chanzo.verification.telling import Teller
from chanzo.verification.types import Case, Evidence, ParameterRow

Named = tuple[str, str, str]


class Ledger(Protocol):
    """What a recording needs of the ledger."""

    def append(self, kind: str, *, subject: str, actor: str, facts: dict[str, Any]) -> int: ...


class Judging:
    """A session of judging: registers and limits are read once and kept while nothing changes them."""

    def __init__(self) -> None:
        self._registers: Registers | None = None
        self._limits: list[ParameterRow] | None = None

    def note(self, lines: Iterable[Line]) -> None:
        """Take in lines that came, went or count again, before the keys they touch are judged."""
        for line in lines:
            if line.table in REGISTERS:
                self._registers = self._limits = None
            elif line.table in ACTS and self._registers is not None:
                self._registers.keep(line)

    def forget(self) -> None:
        """Read registers and limits anew, after a rolled back change or a new limit."""
        self._registers = self._limits = None

    def registers(self, book: Book) -> Registers:
        """What the registers say now."""
        if self._registers is None:
            self._registers = Registers(book)
        return self._registers

    def keys_of(self, lines: Iterable[Line], book: Book) -> set[Key]:
        """The keys that changed lines of registers and stock counts touch, besides those that custody names."""
        lines = [line for line in lines if line.table in REGISTERS or line.table == "stock_counts"]
        return keys_of_registers(lines, book, self.registers(book)) if lines else set()

    def limits(self, book: Book, findings: Findings) -> list[ParameterRow]:
        """The limits that people set."""
        if self._limits is None:
            self._limits = limits_of(findings, self.registers(book).names)
        return self._limits

    def judge(self, keys: Iterable[Key], book: Book, findings: Findings) -> Differences:
        """How findings at the keys differ from the ones that stand; writes nothing."""
        keys = sorted(set(keys))
        if not keys:
            return Differences()
        evidence, judged, shared = gathered(keys, book, self.registers(book), self.limits(book, findings))
        texts = [text for key_type, key in keys for text in standing_texts(key_type, key)]
        cases = judge(evidence, judged)
        standing = findings.cases.find("judged", texts)
        return differences(cases, standing, frozenset(texts), findings, evidence, shared)

    def record(
        self, differing: Differences, findings: Findings, *, ledger: Ledger, actor: str = "rules"
    ) -> dict[str, int]:
        """Record differences, at most 500 changes a record; how many findings of each rule were raised."""
        changes: list[tuple[str, Any]] = [("raised", told) for told in differing.raised]
        changes += [("changed", told) for told in differing.changed]
        changes += [("cleared", name) for name in differing.cleared]
        for start in range(0, len(changes), RECORD_CHANGES):
            facts: dict[str, Any] = {"raised": [], "changed": [], "cleared": []}
            for sort, told in changes[start : start + RECORD_CHANGES]:
                facts[sort].append(told)
            seq = ledger.append("findings.judged", subject="findings", actor=actor, facts=facts)
            apply_entry(Told(seq, "findings.judged", actor, facts), findings)
        counts: dict[str, int] = {}
        for told in differing.raised:
            counts[told["rule"]] = counts.get(told["rule"], 0) + 1
        return counts


def limits_of(findings: Findings, names: Names) -> list[ParameterRow]:
    """Every limit that people set and did not take back, as rules read them, the stronger of two equals last.

    A site's limit follows the site when it is renamed or merged; one set under the present code is stronger.
    """
    rows = [row for row in findings.parameters.find("rule", RULES) if row.value is not None]
    means = {row.id: names.site(fold(row.scope_value)) if row.scope == "site" else row.scope_value for row in rows}
    rows.sort(key=lambda row: (means[row.id] == row.scope_value, row.seq, row.id))
    return [
        ParameterRow(
            row.rule, row.name, row.value, row.scope, means[row.id],
            NO_DAY if row.valid_from is None else row.valid_from,
        )
        for row in rows
        if row.value is not None
    ]  # fmt: skip


def differences(
    cases: Sequence[Case],
    standing: Iterable[CaseRow],
    texts: Collection[str],
    findings: Findings,
    evidence: Evidence,
    shared: Shared,
) -> Differences:
    """How cases at the judged keys differ from the ones that stand there; ``texts`` names those keys."""
    teller = Teller(evidence, shared)
    said: dict[str, list[dict[str, Any]]] = {}
    named: dict[str, Named] = {}
    for case in cases:
        name = finding_id(case.rule, case.subject_type, case.subject)
        named[name] = case.rule, case.subject_type, case.subject
        said.setdefault(name, []).append(teller.facts(case))
    names = {row.finding for row in standing} | said.keys()
    known = {row.id: row for row in findings.findings.find("id", names)}
    kept: dict[str, list[CaseRow]] = {}
    for row in findings.cases.find("finding", known):
        kept.setdefault(row.finding, []).append(row)
    raised, changed, cleared = [], [], []
    for name in sorted(names):
        before = known.get(name)
        all_cases = list(said.get(name, ()))
        for row in kept.get(name, ()):
            if row.judged not in texts:
                all_cases += json.loads(row.facts)
        if not all_cases:
            cleared.append(name)
            continue
        about = (before.rule, before.subject_type, before.subject) if before is not None else named[name]
        told = teller.finding(*about, all_cases)
        if before is None or before.state == State.CLEARED:
            raised.append(told)
        elif differs(told, before, kept.get(name, [])):
            changed.append(told)
    return Differences(tuple(raised), tuple(changed), tuple(cleared))


def differs(told: dict[str, Any], before: FindingRow, kept: list[CaseRow]) -> bool:
    """Whether a finding as told now is another than the rows say."""
    if row_of(before.id, told, before.state, before.seq, before.raised) != before:
        return True
    return sorted(case_rows(before.id, told["cases"]), key=_id) != sorted(kept, key=_id)


def _id(row: CaseRow) -> str:
    return row.id
