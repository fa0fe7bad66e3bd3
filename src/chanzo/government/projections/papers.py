"""Official paper as the ledger knows it: monthly statements, and signed copies until they are withdrawn. (government)

month.closed      the figures of a province's month, frozen       -> a statement
month.restated    the figures as they are when it is restated      -> a further statement beside it
act.signed        a scan of the signed paper is kept               -> a signed copy
act.scan_withdrawn  the scan was the wrong one                     -> the copy stands no longer; nothing is deleted
"""

from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types import CLOSED, RESTATED, ScanRow, StatementRow

STATEMENTS = {"month.closed": CLOSED, "month.restated": RESTATED}


def _stated(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(StatementRow).put(
        StatementRow(
            seq=told.seq, province=facts["province"], folded=fold(facts["province"]), month=facts["month"],
            sort=STATEMENTS[told.kind], figures=canonical(facts["figures"]), head=facts["head"],
            actor=told.actor, stated_at=told.at,
        )
    )  # fmt: skip


def _signed(told: Told, rows: Rows) -> None:
    facts = told.facts
    rows.of(ScanRow).put(
        ScanRow(
            seq=told.seq, act=told.subject, sha256=facts["sha256"], media=facts["media"], size=facts["size"],
            signed_on=facts["signed_on"], signatories=canonical(facts["signatories"]), actor=told.actor,
            withdrawn_by=None, reason="",
        )
    )  # fmt: skip


def _withdrawn(told: Told, rows: Rows) -> None:
    scans = rows.of(ScanRow)
    for row in scans.find("seq", [told.facts["scan"]]):
        scans.put(replace(row, withdrawn_by=told.seq, reason=told.facts["reason"]))


PAPERS = Noun(
    (
        RowTable("government_statement", StatementRow, "seq", ("folded,month",)),
        RowTable("government_scan", ScanRow, "seq", ("act",)),
    ),
    {**dict.fromkeys(STATEMENTS, _stated), "act.signed": _signed, "act.scan_withdrawn": _withdrawn},
)
