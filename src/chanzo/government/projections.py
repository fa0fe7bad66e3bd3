"""Official paper as the ledger knows it: statements and signed copies, compared, dropped, replayed. (government)

month.closed      the figures of a province's month, frozen       -> a statement
month.restated    the figures as they are when it is restated      -> a further statement beside it
act.signed        a scan of the signed paper is kept               -> a signed copy
act.scan_withdrawn  the scan was the wrong one                     -> the copy stands no longer; nothing is deleted
"""

from collections.abc import Iterable
from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.ledger.registry import register_projection
from chanzo.ledger.services.deriving import Derivation
from chanzo.ledger.types import Entry

from .shelves import Papers
from .types import CLOSED, RESTATED, ScanRow, StatementRow, Told

NAME = "government"
STATEMENTS = {"month.closed": CLOSED, "month.restated": RESTATED}
KINDS = (*STATEMENTS, "act.signed", "act.scan_withdrawn")


def apply(told: Told, papers: Papers) -> None:
    """Bring the rows in step with one record; a record of another kind changes nothing."""
    facts = told.facts
    if told.kind in STATEMENTS:
        papers.statements.put(
            StatementRow(
                seq=told.seq, province=facts["province"], folded=fold(facts["province"]), month=facts["month"],
                sort=STATEMENTS[told.kind], figures=canonical(facts["figures"]), head=facts["head"],
                actor=told.actor, stated_at=told.at,
            )
        )  # fmt: skip
    elif told.kind == "act.signed":
        papers.scans.put(
            ScanRow(
                seq=told.seq, act=told.subject, sha256=facts["sha256"], media=facts["media"], size=facts["size"],
                signed_on=facts["signed_on"], signatories=canonical(facts["signatories"]), actor=told.actor,
                withdrawn_by=None, reason="",
            )
        )  # fmt: skip
    elif told.kind == "act.scan_withdrawn":
        for row in papers.scans.find("seq", [facts["scan"]]):
            papers.scans.put(replace(row, withdrawn_by=told.seq, reason=facts["reason"]))


def papers_from(entries: Iterable[Entry]) -> Papers:
    """Official paper as these records make it, in memory."""
    papers = Papers()
    for entry in entries:
        told = Told(entry.seq, entry.kind, entry.subject, entry.actor, int(entry.record_time.timestamp()), entry.facts)
        apply(told, papers)
    return papers


def _counts(papers: Papers) -> dict[str, int]:
    return {"statements": len(papers.statements.changed), "signed": len(papers.scans.changed)}


def register() -> None:
    """Tell the ledger of official paper."""
    tables = tuple(shelf.table for shelf in Papers().shelves)
    register_projection(Derivation(papers_from, KINDS, _counts).projection(NAME, tables))
