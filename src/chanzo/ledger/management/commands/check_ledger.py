"""Verifies the hash chain, the received files and the projections. (ledger)"""

from dataclasses import asdict
from typing import Any

from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed

from ...queries import head_of_ledger
from ...services.checking import check_chain


class Command(Base):
    help = "Check that everything is as it was recorded"

    def answer(self, **options: Any) -> dict[str, Any]:
        with self.bar(total=head_of_ledger(), what="checking", unit="records") as bar:
            checked = check_chain(progress=bar.update)
        answer = asdict(checked)
        if not checked.ok:
            raise Failed(answer)
        return answer
