"""``chanzo demo``: a made-up programme, written as sheets and imported through the door. (demo)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed
from chanzo.demo.services import SEED, import_programme
from chanzo.demo.truth import Precision
from chanzo.field.services.watching import Counter


class Command(Base):
    help = "write a made-up programme and import it"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=("S", "M", "L"), default="S")
        parser.add_argument("--seed", type=int, default=SEED)

    def answer(self, **options: Any) -> Any:
        with self.bar(what="rows") as bar:
            watch = Counter(lambda name, number: bar.update(number))
            taken, met = import_programme(options["scale"], options["seed"], watch=watch)
        self._tell(met)
        answer = {
            "batches": [batch.as_json() for batch in taken.batches],
            "findings": dict(sorted(taken.findings.items())),
        }
        if not taken.whole:
            raise Failed(answer)
        return answer

    def show(self, answer: Any) -> None:
        rows = sum(batch["rows"] for batch in answer["batches"])
        refused = sum(batch["refused"] for batch in answer["batches"])
        self.stdout.write(f"{len(answer['batches'])} tables, {rows} rows, {refused} refused")
        self.stdout.write(f"findings raised: {sum(answer['findings'].values())}")

    def _tell(self, met: Precision) -> None:
        self.say(f"{met.per_1000_honest_lines:.1f} findings for each 1,000 honest lines")
        self.say("rule        frauds  found  mess  other  precision")
        for rule, row in met.rules.items():
            share = "-" if row.precision is None else f"{row.precision:.0%}"
            self.say(f"{rule:<10} {row.planted:>7} {row.found:>6} {row.mess:>5} {row.unexplained:>6} {share:>10}")
        for planted in met.missed:
            self.say(f"not found: {planted.rule} {planted.subject_type} {planted.subject}")
