"""``chanzo snapshot create | verify``: freeze a period, prove that it is as it was frozen. (change)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.change.queries.computing import computable, computed
from chanzo.change.queries.proving import prove
from chanzo.change.rules.documents import told_of
from chanzo.change.services.snapshots import freeze
from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed, day_written
from chanzo.core.indicators import Asked, registered
from chanzo.people.types import SYSTEM


class Command(Base):
    help = "freeze a period with every figure and the records behind it; prove a frozen one"

    def arguments(self, parser: CommandParser) -> None:
        what = parser.add_subparsers(dest="what", required=True, parser_class=type(parser))
        creating = what.add_parser("create", help="freeze a period that is over")
        observing = what.add_parser("observe", help="what a snapshot of the period would say now; nothing is kept")
        for each in (creating, observing):
            each.add_argument("--from", dest="first", type=day_written, required=True, metavar="DATE")
            each.add_argument("--to", dest="last", type=day_written, required=True, metavar="DATE")
        creating.add_argument("--name", required=True)
        what.add_parser("verify", help="bytes, signature, records, and every figure computed again").add_argument(
            "name"
        )

    def answer(self, **options: Any) -> Any:
        if options["what"] == "verify":
            return self._proved(options["name"])
        asked = Asked(options["first"], options["last"])
        if options["what"] == "observe":
            found = {i.code: computed(i, asked) for i in self.progress(computable(), what="indicators")}
            return [told_of(indicator, found.get(code)) for code, indicator in registered().items()]
        frozen = freeze(asked=asked, name=options["name"], by=SYSTEM)
        return {"name": frozen.name, "head": frozen.head, "indicators": frozen.indicators, "ok": True,
                "differences": []}  # fmt: skip

    def _proved(self, name: str) -> Any:
        proof = prove(name)
        frozen = proof.snapshot
        answer = {"name": frozen.name, "head": frozen.head, "indicators": frozen.indicators, "ok": proof.ok,
                  "differences": proof.differences}  # fmt: skip
        if not proof.ok:
            raise Failed(answer)
        return answer
