"""What people do about findings: ask, answer, settle. Each act is one record, of one finding or of many. (findings)"""

from collections.abc import Callable, Sequence
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database
from chanzo.people.policies import may, require
from chanzo.people.types import Act, Place

from ..apply import apply_entry
from ..shelves import Findings
from ..types import VERDICTS, FindingRow, State, Told

Places = Callable[[FindingRow], Sequence[Place]]


def places_of(row: FindingRow) -> Sequence[Place]:
    """Where a finding lies, by its own words; rooms that know the site's province say more."""
    return [Place(site=row.site, organisation=row.organisation)]


def settle_findings(*, ids: Sequence[str], verdict: str, reason: str, by: Any, places: Places = places_of) -> int:
    """Say what findings turned out to be: explained, corrected or an incident; the record's sequence."""
    if verdict not in VERDICTS:
        raise Refused("VERDICT_UNKNOWN", verdict=verdict, verdicts=", ".join(VERDICTS))
    if not reason.strip():
        raise Refused("REASON_EMPTY")
    return _act("finding.settled", Act.JUDGE_FINDING, ids, by, places, verdict=str(verdict), reason=reason.strip())


def query_findings(
    *, ids: Sequence[str], asked_of: str, question: str, due: int | None, by: Any, places: Places = places_of
) -> int:
    """Ask a named office or agent about findings, with a day by which the answer is due; the record's sequence."""
    if not asked_of.strip():
        raise Refused("QUERY_OF_NOBODY")
    facts = {"asked_of": asked_of.strip(), "question": question.strip(), "due": due}
    return _act("finding.queried", Act.JUDGE_FINDING, ids, by, places, **facts)


def answer_findings(*, ids: Sequence[str], answer: str, by: Any, places: Places = places_of) -> int:
    """Answer the open question about findings; what they are is still for a verifier to say; the record's sequence."""
    if not answer.strip():
        raise Refused("ANSWER_EMPTY")
    return _act("finding.answered", Act.ANSWER_QUERY, ids, by, places, answer=answer.strip())


def _act(kind: str, act: Act, ids: Sequence[str], by: Any, places: Places, **facts: Any) -> int:
    names = sorted(set(ids))
    actor = require(by, act)
    with recording() as ledger:
        rows = Findings(Database())
        known = {row.id: row for row in rows.findings.find("id", names)}
        asked = {
            row.finding for row in rows.verdicts.find("finding", names) if row.sort == "query" and row.ended is None
        }
        for name in names:
            row = known.get(name)
            if row is None:
                raise Refused("FINDING_UNKNOWN", id=name)
            if not any(may(actor, act, at=place) for place in places(row)):
                raise Refused("NOT_ALLOWED", act=str(act), role=str(actor.role))
            if row.state == State.CLEARED:
                raise Refused("FINDING_CLEARED", id=name)
            if kind == "finding.answered" and name not in asked:
                raise Refused("QUERY_NOT_OPEN", id=name)
        if not names:
            return ledger.head
        facts = {"findings": names, **facts}
        subject = names[0] if len(names) == 1 else "findings"
        seq = ledger.append(kind, subject=subject, actor=actor.number, facts=facts)
        apply_entry(Told(seq, kind, actor.number, facts), rows)
        write_shelves(rows.shelves)
        return seq
