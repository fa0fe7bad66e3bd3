"""A submission sent twice is recorded once: the second time gets the first answer. (ledger)"""

import json
from collections.abc import Callable
from typing import Any

from chanzo.core.canonical import canonical

from ..models import Submission
from .recording import Ledger, recording


def once(submission_id: str, act: Callable[[Ledger], Any]) -> Any:
    """Run ``act`` in a recording the first time and keep its answer; ever after return that answer.

    The answer is what canonical JSON can hold. When ``act`` is refused nothing is kept, so it may be sent again.
    """
    with recording() as ledger:
        answered = Submission.objects.filter(submission_id=submission_id).first()
        if answered is None:
            seq = ledger.head + 1
            answered = Submission.objects.create(submission_id=submission_id, seq=seq, answer=canonical(act(ledger)))
        return json.loads(answered.answer)
