"""Puts a backup in place. (ledger)"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed

from ...services.backup import restore


class Command(Base):
    help = "Put a backup in place and check it whole"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="put it in the place of what is here")

    def answer(self, **options: Any) -> dict[str, Any]:
        restored = restore(options["file"].absolute(), replace=options["replace"])
        answer = {"head": restored.head, "ok": restored.ok}
        if not restored.ok:
            self.say(str(restored.first_bad))
            raise Failed(answer)
        return answer
