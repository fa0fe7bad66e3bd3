"""What was planted in a made-up programme, and how well findings met it. (demo)"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FRAUD, MESS = "fraud", "mess"


@dataclass(frozen=True, order=True)
class Planted:
    """One finding that the rules must raise, and whether fraud or honest mess stands behind it."""

    rule: str
    subject_type: str
    subject: str
    kind: str


@dataclass
class Truth:
    """Everything planted in one programme; ``quiet`` counts honest mess by its name, findings or not."""

    lines: int = 0
    planted: set[Planted] = field(default_factory=set)
    quiet: Counter[str] = field(default_factory=Counter)

    def fraud(self, rule: str, subject_type: str, subject: str) -> None:
        """Notes a planted fraud; a subject already noted as mess becomes fraud."""
        self.planted.discard(Planted(rule, subject_type, subject, MESS))
        self.planted.add(Planted(rule, subject_type, subject, FRAUD))

    def mess(self, rule: str, subject_type: str, subject: str) -> None:
        """Notes a finding that honest mess causes, unless fraud is already noted there."""
        if Planted(rule, subject_type, subject, FRAUD) not in self.planted:
            self.planted.add(Planted(rule, subject_type, subject, MESS))

    def write(self, path: Path) -> None:
        """One JSON list, sorted, of rule, subject_type, subject and kind."""
        rows = [vars(item) for item in sorted(self.planted)]
        path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class RulePrecision:
    """How one rule did: planted frauds, how many were found, findings that honest mess or nothing planted explains."""

    planted: int
    found: int
    mess: int
    unexplained: int

    @property
    def precision(self) -> float | None:
        """Found frauds over all findings of the rule; None without findings."""
        total = self.found + self.mess + self.unexplained
        return self.found / total if total else None


@dataclass(frozen=True)
class Precision:
    """Per rule, and findings that no fraud explains for each 1,000 lines."""

    rules: dict[str, RulePrecision]
    per_1000_honest_lines: float
    missed: list[Planted]


def precision(truth: Truth, findings: Iterable[Mapping[str, Any]]) -> Precision:
    """Findings (rule, subject_type, subject) against what was planted.

    Knock-on findings of a fraud (a bag opened twice is also weighed twice) that nobody listed count as unexplained.
    """
    kind_of = {(item.rule, item.subject_type, item.subject): item.kind for item in truth.planted}
    met = {(str(row["rule"]), str(row["subject_type"]), str(row["subject"])) for row in findings}
    tally: dict[str, Counter[str]] = {}
    for key in met:
        tally.setdefault(key[0], Counter())[kind_of.get(key, "")] += 1
    planted = Counter(item.rule for item in truth.planted if item.kind == FRAUD)
    rules = {}
    for rule in sorted(set(tally) | set(planted)):
        count = tally.get(rule, Counter())
        rules[rule] = RulePrecision(planted[rule], count[FRAUD], count[MESS], count[""])
    honest = sum(item.mess + item.unexplained for item in rules.values())
    missed = sorted(item for item in truth.planted if (item.rule, item.subject_type, item.subject) not in met)
    return Precision(rules, 1000 * honest / truth.lines if truth.lines else 0.0, missed)
