"""Drops and replays every projection from the ledger. (ledger)"""

from typing import Any

from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed

from ...services.rebuilding import rebuild


class Command(Base):
    help = "Derive everything again from the ledger, and tell what differed"

    def answer(self, **options: Any) -> dict[str, Any]:
        rebuilt = rebuild()
        answer = {
            "records": rebuilt.records,
            **dict.fromkeys(("lots", "edges", "findings"), 0),
            **rebuilt.counts,
            "equal": rebuilt.equal,
            "differences": rebuilt.differences,
        }
        if not rebuilt.equal:
            raise Failed(answer)
        return answer
