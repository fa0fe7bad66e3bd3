"""``chanzo verify``: runs the rules over the ledger again. (verification)"""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core import commands
from chanzo.core.commands import day_written
from chanzo.verification.rules import RULES
from chanzo.verification.services.verify import verify


class Command(commands.Command):
    help = "Run the rules over the whole ledger and record how findings differ"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", type=day_written, metavar="DATE", help="only events of this day or later")
        parser.add_argument("--rule", choices=list(RULES), metavar="CODE", help="only this rule")

    def answer(self, **options: Any) -> Any:
        with self.bar(what="Reading the ledger") as bar:
            return asdict(verify(since=options["since"], rule=options["rule"], told=bar.update))

    def show(self, answer: Any) -> None:
        self.stdout.write(f"{answer['lots']} lots and {answer['edges']} inputs in {answer['seconds']} s")
        for rule, number in answer["findings"].items():
            self.stdout.write(f"{rule:<10} {number}")
