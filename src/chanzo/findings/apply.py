"""What each record of findings makes of the rows; the same when recorded and when replayed. (findings)

candidate -> queried -> explained | corrected | incident
    any of them -> cleared (the rule no longer fires) -> candidate (it fires again)
    a verdict   -> candidate (its decisive facts changed, or a person took it back)
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from chanzo.core.canonical import canonical
from chanzo.core.days import month_of
from chanzo.ledger.shelves import Shelf

from .bearers import bearer_rows, shown
from .rules import cause_of, lot_of
from .shelves import Findings
from .types import (
    VERDICTS,
    BearerRow,
    CaseRow,
    EventRow,
    FindingRow,
    ParameterSet,
    State,
    VerdictRow,
    finding_id,
    judged_text,
)

R = TypeVar("R", CaseRow, BearerRow)


class Entry(Protocol):
    """What is read of a ledger's record."""

    @property
    def seq(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def facts(self) -> dict[str, Any]: ...


def apply_entry(entry: Entry, rows: Findings) -> None:
    """Bring the rows in step with one record; a record of another kind changes nothing."""
    act = ACTS.get(entry.kind)
    if act is not None:
        act(entry.seq, entry.actor, entry.facts, rows)


def _judged(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    told = [*facts["raised"], *facts["changed"]]
    ids = [finding_id(f["rule"], f["subject_type"], f["subject"]) for f in told]
    known = {row.id: row for row in rows.findings.find("id", [*ids, *facts["cleared"]])}
    old_cases: dict[str, dict[str, CaseRow]] = {}
    for case in rows.cases.find("finding", known):
        old_cases.setdefault(case.finding, {})[case.id] = case
    old_bearers: dict[str, dict[str, BearerRow]] = {}
    for bearer in rows.bearers.find("finding", known):
        old_bearers.setdefault(bearer.finding, {})[bearer.id] = bearer
    settled = [row.id for row in known.values() if row.state in VERDICTS or row.state == State.CLEARED]
    verdicts: dict[str, list[VerdictRow]] = {}
    for verdict in rows.verdicts.find("finding", settled):
        if verdict.ended is None:
            verdicts.setdefault(verdict.finding, []).append(verdict)
    for name, item in zip(ids, told, strict=True):
        before = known.get(name)
        anew = before is None or before.state == State.CLEARED
        raised = seq if anew or before is None else before.raised
        row = row_of(name, item, State.CANDIDATE if before is None else before.state, seq, raised)
        reopened = row.state == State.CLEARED or (
            row.state in VERDICTS and before is not None and before.decisive != row.decisive
        )
        if reopened:
            row.state = State.CANDIDATE.value
            for verdict in verdicts.get(name, ()):
                rows.verdicts.put(replace(verdict, ended=seq))
        rows.findings.put(row)
        _happened(
            name,
            "raised" if anew else "reopened" if reopened else "changed",
            actor,
            seq,
            rows,
        )
        _keep(rows.cases, case_rows(name, item["cases"]), old_cases.get(name, {}))
        _keep(rows.bearers, bearer_rows(name, item["cases"]), old_bearers.get(name, {}))
    for name in facts["cleared"]:
        rows.findings.put(replace(known[name], state=State.CLEARED.value, seq=seq))
        _happened(name, "cleared", actor, seq, rows)
        for case_id in old_cases.get(name, {}):
            rows.cases.drop(case_id)


def row_of(name: str, item: Mapping[str, Any], state: str, seq: int, raised: int) -> FindingRow:
    """The finding that the facts of a record tell of."""
    month = None if item["day"] is None else month_of(item["day"])
    return FindingRow(
        id=name,
        rule=item["rule"],
        severity=item["severity"],
        state=str(state),
        subject_type=item["subject_type"],
        subject=item["subject"],
        site=item["site"],
        page=item["page"],
        line=item["line"],
        organisation=item["organisation"],
        agent=item["agent"],
        day=item["day"],
        month=month,
        facts=_all_shown(item["cases"]),
        parameters=canonical(item["parameters"]),
        rule_version=item["rule_version"],
        decisive=item["decisive"],
        seq=seq,
        cause=cause_of(
            item["rule"],
            item["subject_type"],
            item["subject"],
            site=item["site"],
            organisation=item["organisation"],
            month=month,
            case=item["cases"][0]["facts"],
        ),
        lot=lot_of(item["subject_type"], item["subject"]),
        raised=raised,
    )


def _keep(shelf: Shelf[R], rows: list[R], old: dict[str, R]) -> None:
    """Make the rows of one finding these rows."""
    for row in rows:
        if old.pop(shelf.pk_of(row), None) != row:
            shelf.put(row)
    for gone in old:
        shelf.drop(gone)


def _all_shown(cases: list[dict[str, Any]]) -> str:
    """Every case once, in the order of the record, as canonical text."""
    texts = dict.fromkeys(canonical(shown(case)) for case in cases)
    return f'{{"cases":[{",".join(texts)}]}}'


def case_rows(name: str, cases: list[dict[str, Any]]) -> list[CaseRow]:
    """The rows that a finding's cases are kept in, one a judged key."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for case in cases:
        groups.setdefault(judged_text(case["key_type"], case["key"]), []).append(case)
    return [CaseRow(f"{name}|{judged}", name, judged, canonical(group)) for judged, group in groups.items()]


def _settled(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    for row in rows.findings.find("id", facts["findings"]):
        _end(row.id, seq, rows)
        rows.verdicts.put(_said(row, facts["verdict"], actor, facts["reason"], seq))
        rows.findings.put(replace(row, state=facts["verdict"], seq=seq))
        _happened(row.id, facts["verdict"], actor, seq, rows)


def _queried(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    for row in rows.findings.find("id", facts["findings"]):
        _end(row.id, seq, rows)
        said = _said(row, "query", actor, facts["question"], seq)
        rows.verdicts.put(replace(said, asked_of=facts["asked_of"], due=facts["due"]))
        rows.findings.put(replace(row, state=State.QUERIED.value, seq=seq))
        _happened(row.id, "queried", actor, seq, rows)


def _answered(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    for verdict in rows.verdicts.find("finding", facts["findings"]):
        if verdict.sort == "query" and verdict.ended is None:
            given = {name: facts[name] for name in ("answer", "given_by", "means", "given_on", "read_back")}
            rows.verdicts.put(replace(verdict, answered_by=actor, answered=seq, **given))
            _happened(verdict.finding, "answered", actor, seq, rows)


def _reminded(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    for verdict in rows.verdicts.find("finding", facts["findings"]):
        if verdict.sort == "query" and verdict.ended is None:
            rows.verdicts.put(replace(verdict, reminded=seq))
            _happened(verdict.finding, "reminded", actor, seq, rows)


def _reopened(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    for row in rows.findings.find("id", facts["findings"]):
        _end(row.id, seq, rows)
        rows.verdicts.put(replace(_said(row, "reopened", actor, facts["reason"], seq), ended=seq))
        rows.findings.put(replace(row, state=State.CANDIDATE.value, seq=seq))
        _happened(row.id, "taken_back", actor, seq, rows)


def _parameter(seq: int, actor: str, facts: Mapping[str, Any], rows: Findings) -> None:
    key = [str(facts[part]) for part in ("rule", "name", "scope", "scope_value", "valid_from")]
    rows.parameters.put(ParameterSet(id="|".join(key), seq=seq, **facts))


def _happened(name: str, what: str, actor: str, seq: int, rows: Findings) -> None:
    rows.events.put(EventRow(f"{name}|{seq}|{what}", name, what, actor, seq))


def _end(name: str, seq: int, rows: Findings) -> None:
    for verdict in rows.verdicts.find("finding", [name]):
        if verdict.ended is None:
            rows.verdicts.put(replace(verdict, ended=seq))


def _said(row: FindingRow, sort: str, actor: str, reason: str, seq: int) -> VerdictRow:
    return VerdictRow(
        id=f"{row.id}|{seq}", finding=row.id, sort=sort, rule=row.rule, said_by=actor, asked_of="", due=None,
        reason=reason, answer="", answered_by="", decisive=row.decisive, seq=seq, ended=None,
    )  # fmt: skip


ACTS: dict[str, Callable[[int, str, Mapping[str, Any], Findings], None]] = {
    "findings.judged": _judged,
    "finding.settled": _settled,
    "finding.queried": _queried,
    "finding.answered": _answered,
    "finding.reminded": _reminded,
    "finding.reopened": _reopened,
    "parameter.set": _parameter,
}
KINDS = tuple(ACTS)
