"""Runs the rules over the whole ledger and records how findings differ from what stands. (verification)

The whole is read without holding the ledger; only the keys where something differs are judged again under its lock.
So nothing waits for long, and what others record meanwhile is seen.
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from chanzo.findings.queries import standing_cases
from chanzo.findings.shelves import Findings
from chanzo.findings.types import CaseRow, Differences, finding_id, judged_text
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database
from chanzo.traceability.derive.book import Book
from chanzo.traceability.services.sheets import names_in_force
from chanzo.verification.evidence.rows import Key
from chanzo.verification.evidence.stream import whole_evidence
from chanzo.verification.rules import RULES, judge
from chanzo.verification.types import Case, everything

from .judging import Judging, differences, limits_of

KEYS_AT_ONCE = 2000
PAPER = {
    "mine_log": "page", "trade_log": "page", "process_log": "batch", "export_log": "export", "receipt_log": "export",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification read, and how many findings of each rule it makes of it."""

    lots: int
    edges: int
    seconds: float
    findings: dict[str, int]


class Everywhere(Collection[str]):
    """The texts of every key there is."""

    def __contains__(self, text: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        raise TypeError("every key is too many to list")

    def __len__(self) -> int:
        raise TypeError("every key is too many to count")


def verify(
    *, since: int | None = None, rule: str | None = None, told: Callable[[int], object] = lambda rows: None
) -> Verified:
    """Judge the ledger again, from an event day on or by one rule, and record the differences."""
    started = time.perf_counter()
    findings = Findings(Database())
    evidence, shared = whole_evidence(limits_of(findings, names_in_force(Book(Database()))), told)
    cases = judge(evidence, everything(), None if rule is None else {rule})
    standing = [CaseRow(*row) for row in standing_cases(rule)]
    differing = differences(cases, standing, Everywhere(), findings, evidence, shared)
    keys = sorted(_keys(differing, standing, findings, since))
    judging = Judging()
    for start in range(0, len(keys), KEYS_AT_ONCE):
        _settle(judging, keys[start : start + KEYS_AT_ONCE])
    return Verified(
        lots=len(evidence.lots.kind),
        edges=len(evidence.uses.step),
        seconds=round(time.perf_counter() - started, 3),
        findings=_counted(cases, since),
    )


def _settle(judging: Judging, keys: list[Key]) -> None:
    """Judge keys under the lock and record what differs."""
    with recording() as ledger:
        judging.forget()
        book, findings = Book(Database()), Findings(Database())
        judging.record(judging.judge(keys, book, findings), findings, ledger=ledger)
        write_shelves(findings.shelves)


def _keys(differing: Differences, standing: list[CaseRow], findings: Findings, since: int | None) -> set[Key]:
    """The keys whose cases differ, those with an event day before ``since`` left out."""
    told = [*differing.raised, *differing.changed]
    if since is not None:
        told = [finding for finding in told if finding["day"] is None or finding["day"] >= since]
    names = {finding_id(finding["rule"], finding["subject_type"], finding["subject"]) for finding in told}
    names |= {
        row.id
        for row in findings.findings.find("id", differing.cleared)
        if since is None or row.day is None or row.day >= since
    }
    texts = {row.judged for row in standing if row.finding in names}
    texts |= {judged_text(case["key_type"], case["key"]) for finding in told for case in finding["cases"]}
    return {_key(text) for text in texts}


def _key(text: str) -> Key:
    """The key of custody that a case's key belongs to."""
    key_type, _, key = text.partition("|")
    if key_type == "sheet":
        table, _, name = key.partition(" ")
        return key_type, f"{PAPER[table]}:{name}"
    if key_type == "book":
        return key_type, key.replace(" ", "|", 1)
    return key_type, "" if key_type == "circles" else key


def _counted(cases: list[Case], since: int | None) -> dict[str, int]:
    """How many findings the rules make of the ledger, by rule."""
    first: dict[tuple[str, str, str], int] = {}
    for case in cases:
        subject = case.rule, case.subject_type, case.subject
        day = -1 if case.day is None else case.day
        first[subject] = min(day, first.get(subject, day))
    counts = Counter(rule for (rule, _, _), day in first.items() if since is None or day >= since)
    return {rule: counts[rule] for rule in RULES if counts[rule]}
