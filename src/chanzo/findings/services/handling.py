"""What people do about findings: ask, remind, answer, settle, take back; each act is one record. (findings)"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database
from chanzo.people.policies import may, require
from chanzo.people.types import Act, Place

from ..apply import apply_entry
from ..shelves import Findings
from ..types import MEANS, VERDICTS, FindingRow, State, Told

Places = Callable[[FindingRow], Sequence[Place]]
# Kinds of which older versions are read by upcasting (findings/upcasts.py).
VERSIONS = {"finding.answered": 2}
# What was only said is read back to who said it.
SPOKEN = ("telephone", "radio")


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


def answer_findings(
    *,
    ids: Sequence[str],
    answer: str,
    given_by: str = "",
    means: str = "page",
    given_on: int | None = None,
    read_back: bool = False,
    by: Any,
    places: Places = places_of,
) -> int:
    """Answer the open question about findings; what they are is still for a verifier to say; the record's sequence.

    An answer taken from somebody else names who gave it, how and when, and was read back to them.
    """
    if not answer.strip():
        raise Refused("ANSWER_EMPTY")
    if means not in MEANS:
        raise Refused("MEANS_UNKNOWN", means=means, known=", ".join(MEANS))
    if means != "page" and not given_by.strip():
        raise Refused("ANSWER_OF_NOBODY")
    if means in SPOKEN and not read_back:
        raise Refused("NOT_READ_BACK")
    if given_by.strip():
        require(by, Act.TAKE_ANSWER)
    facts = {
        "answer": answer.strip(), "given_by": given_by.strip(), "means": means, "given_on": given_on,
        "read_back": read_back,
    }  # fmt: skip
    return _act("finding.answered", Act.ANSWER_QUERY, ids, by, places, **facts)


def remind_of_findings(*, ids: Sequence[str], by: Any, places: Places = places_of) -> int:
    """Note that who was asked about findings was reminded; the record's sequence."""
    return _act("finding.reminded", Act.JUDGE_FINDING, ids, by, places)


def reopen_findings(*, ids: Sequence[str], reason: str, by: Any, places: Places = places_of) -> int:
    """Take back what was last said of findings, verdict or question: they are to judge again; the record's sequence."""
    if not reason.strip():
        raise Refused("REASON_EMPTY")
    return _act("finding.reopened", Act.JUDGE_FINDING, ids, by, places, reason=reason.strip())


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
            _check(kind, row, asked)
        if not names:
            return ledger.head
        facts = {"findings": names, **facts}
        subject = names[0] if len(names) == 1 else "findings"
        seq = ledger.append(kind, subject=subject, actor=actor.number, facts=facts, version=VERSIONS.get(kind, 1))
        apply_entry(Told(seq, kind, actor.number, facts), rows)
        write_shelves(rows.shelves)
        return seq


def _check(kind: str, row: FindingRow, asked: Collection[str]) -> None:
    """Refuse an act that the finding's state does not allow."""
    if row.state == State.CLEARED:
        raise Refused("FINDING_CLEARED", id=row.id)
    if kind in ("finding.answered", "finding.reminded") and row.id not in asked:
        raise Refused("QUERY_NOT_OPEN", id=row.id)
    if kind == "finding.reopened" and row.state == State.CANDIDATE:
        raise Refused("NOTHING_TO_TAKE_BACK", id=row.id)
