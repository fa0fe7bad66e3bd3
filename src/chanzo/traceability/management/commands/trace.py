"""``chanzo trace``: a tag, lot or batch to its origins and its destinations. (traceability)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.findings.queries import standing_on
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.queries.trace import trace


class Command(Base):
    help = "trace a tag, lot or batch to its origins and its destinations"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", metavar="ID", help="a number, kind:NUMBER, NUMBER@PAGE/LINE or LOT@ORGANISATION")
        parser.add_argument("--direction", choices=("back", "forward"))

    def answer(self, **options: Any) -> Any:
        return trace(options["id"], scope=EVERYTHING, direction=options["direction"], findings_of=standing_on)

    def show(self, answer: Any) -> None:
        say = self.stdout.write
        say(
            f"{answer['id']}: {answer['kind'] or 'several kinds'}, {answer['mass_kg']} kg "
            f"(as of record {answer['head']})"
        )
        for lot in answer.get("lots", ()):
            say(f"  one of several lots under this number: {lot}")
        for origin in answer["origins"]:
            say(f"  from {origin['site']}: {origin['mass_kg']} kg, {origin['share']:.1%}, {origin['bags']} bags")
        if answer["untraced_share"]:
            say(f"  untraced: {answer['untraced_share']:.1%}")
        for place in answer["destinations"]:
            say(f"  to {place['lot']} held by {place['holder']}: {place['mass_kg']} kg")
        for finding in answer["findings"]:
            say(f"  {finding['severity']} {finding['rule']} {finding['subject']}: {finding['message']}")
