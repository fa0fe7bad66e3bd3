"""Files attached to requests of new areas. (sites)

request.document_kept        step, sha256, media, size   -> a file with that step
request.document_withdrawn   document, reason            -> it stays, and says that it was the wrong one
"""

from dataclasses import replace

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..types.documents import DocumentRow


def kept(told: Told, rows: Rows) -> None:
    """A file was attached to a step."""
    facts = told.facts
    rows.of(DocumentRow).put(
        DocumentRow(
            told.seq, told.subject, facts["step"], facts["sha256"], facts["media"], facts["size"], told.actor, told.at,
            None, "",
        )
    )  # fmt: skip


def withdrawn(told: Told, rows: Rows) -> None:
    """A file was the wrong one."""
    documents = rows.of(DocumentRow)
    for row in documents.find("seq", [told.facts["document"]]):
        documents.put(replace(row, withdrawn_by=told.seq, reason=told.facts["reason"]))


DOCUMENTS = Noun(
    (RowTable("sites_document", DocumentRow, "seq", ("request",)),),
    {"request.document_kept": kept, "request.document_withdrawn": withdrawn},
)
