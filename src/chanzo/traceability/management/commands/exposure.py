"""``chanzo exposure``: every later lot that material of a site entered. (traceability)"""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.core.days import to_day
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.queries.exposure import exposure


class Command(Base):
    help = "show which lots hold material of a site from a period"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--site", required=True, metavar="ID")
        parser.add_argument("--from", dest="first", type=_day, metavar="DATE")
        parser.add_argument("--to", dest="last", type=_day, metavar="DATE")

    def answer(self, **options: Any) -> Any:
        return exposure(options["site"], options["first"], options["last"], scope=EVERYTHING)

    def show(self, answer: Any) -> None:
        say = self.stdout.write
        say(f"{answer['site']}: {answer['bags']} bags, {answer['mass_kg']} kg")
        for lot in answer["lots"]:
            say(
                f"  {lot['kind']} {lot['lot']} held by {lot['holder']}: "
                f"{lot['affected_kg']} of {lot['mass_kg']} kg ({lot['share']:.1%})"
            )


def _day(text: str) -> int:
    """A day written as 2026-01-31."""
    return to_day(date.fromisoformat(text))
