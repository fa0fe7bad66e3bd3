"""Files attached to the steps of a request by whoever may take such a step; a wrong one is withdrawn. (sites)"""

from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.documents import Sent, keep_document
from chanzo.people.policies import require

from ..models import AreaRequest, KeptDocument, RequestStep
from ..rules.requests import ACTS
from ..types.documents import DocumentRow
from ..types.request import Step
from .acts import Deed, Done, perform
from .checks import reason_of


def attach_document(*, request: AreaRequest, step: RequestStep, document: Sent, by: Any) -> Done:
    """Keep a PDF, JPEG or PNG with a step; a picture loses place, time and device, a file its own name."""
    actor = require(by, ACTS[Step(step.step)], request.place)
    kept = keep_document(document, request.number)

    def check(rows: Rows) -> Deed:
        if any(
            row.sha256 == kept.sha256 and row.step == step.seq and row.withdrawn_by is None
            for row in rows.of(DocumentRow).find("request", [request.number])
        ):
            raise Refused("DOCUMENT_KNOWN")
        facts = {"step": step.seq, "sha256": kept.sha256, "media": kept.media, "size": kept.size}
        return Deed("request.document_kept", request.number, facts)

    return perform(check, by=actor)


def withdraw_document(*, request: AreaRequest, document: KeptDocument, reason: str, by: Any) -> Done:
    """Say that a file was the wrong one; it stays, with the reason."""
    step = RequestStep.objects.get(seq=document.step)
    actor = require(by, ACTS[Step(step.step)], request.place)
    facts = {"document": document.seq, "reason": reason_of(reason)}

    def check(rows: Rows) -> Deed:
        for row in rows.of(DocumentRow).find("seq", [document.seq]):
            if row.withdrawn_by is not None:
                raise Refused("DOCUMENT_WITHDRAWN", seq=row.withdrawn_by)
        return Deed("request.document_withdrawn", request.number, facts)

    return perform(check, by=actor)
