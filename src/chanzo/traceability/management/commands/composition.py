"""``chanzo composition``: the origin shares of lots. (traceability)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.queries.composition import composition


class Command(Base):
    help = "show the origin shares of lots, of all when none is named"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("lots", nargs="*", metavar="LOT")

    def answer(self, **options: Any) -> Any:
        return composition(options["lots"], scope=EVERYTHING)

    def show(self, answer: Any) -> None:
        for lot in answer:
            told = ", ".join(f"{origin['site']} {origin['share']:.1%}" for origin in lot["origins"])
            untraced = f", untraced {lot['untraced_share']:.1%}" if lot["untraced_share"] else ""
            self.stdout.write(f"{lot['kind']} {lot['lot']}, {lot['mass_kg']} kg: {told or 'no known origin'}{untraced}")
