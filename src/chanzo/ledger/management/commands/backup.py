"""Copies an installation into one file while it is in use. (ledger)"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed

from ...models import ReceivedFile
from ...services.backup import backup


class Command(Base):
    help = "Write everything this installation keeps to one file"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def answer(self, **options: Any) -> dict[str, Any]:
        with self.bar(total=ReceivedFile.objects.count(), what="copying", unit="files") as bar:
            copied = backup(options["file"].absolute(), progress=bar.update)
        answer = {"head": copied.head, "ok": copied.ok}
        if not copied.ok:
            self.say(str(copied.first_bad))
            raise Failed(answer)
        return answer
