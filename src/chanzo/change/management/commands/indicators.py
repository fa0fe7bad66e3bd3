"""``chanzo indicators``: every indicator over a period. (change)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.change.queries.answers import answer_of
from chanzo.change.queries.computing import computable
from chanzo.change.services.observing import observe_period
from chanzo.core.commands import Command as Base
from chanzo.core.commands import day_written
from chanzo.core.indicators import Asked


class Command(Base):
    help = "compute every indicator of the theory of change over a period"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", type=day_written, required=True, metavar="DATE")
        parser.add_argument("--to", dest="last", type=day_written, required=True, metavar="DATE")

    def answer(self, **options: Any) -> Any:
        asked = Asked(options["first"], options["last"])
        found = observe_period(asked)
        return answer_of(self.progress(found, len(computable()), "indicators", unit="indicators"))
