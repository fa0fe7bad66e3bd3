"""``chanzo undo``: takes an import back. (field)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.field.services.undo import undo_import


class Command(Base):
    help = "undo an import: void what it created"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("batch", type=int, metavar="BATCH")

    def answer(self, **options: Any) -> Any:
        with self.bar(what="undoing") as bar:
            done = undo_import(options["batch"], by="command line", progress=bar.update)
        return {"batch": options["batch"], "voided": done.voided, "restored": done.restored, "passed": done.passed}

    def show(self, answer: Any) -> None:
        self.stdout.write(
            f"batch {answer['batch']}: {answer['voided']} lines voided, {answer['restored']} restored, "
            f"{answer['passed']} passed to another import that states them too"
        )
