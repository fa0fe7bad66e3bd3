"""``chanzo publish``: makes the next release of open data, or says what it would be. (exchange)"""

from argparse import ArgumentTypeError
from typing import Any

import orjson
from django.core.management.base import CommandParser

from chanzo.core import clock, commands
from chanzo.core.days import month_number, month_text
from chanzo.exchange.models import Release
from chanzo.exchange.queries.drafting import drafted
from chanzo.exchange.queries.releases import files_of
from chanzo.exchange.services.releasing import release
from chanzo.people.types import SYSTEM


class Command(commands.Command):
    help = "make a release of open data"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until", type=_month, metavar="MONTH", help="the last month to state, YYYY-MM")
        parser.add_argument("--dry-run", action="store_true", help="only say what the release would be")

    def answer(self, **options: Any) -> Any:
        if options["dry_run"]:
            draft = drafted(clock.today(), options["until"])
            return {
                "release": draft.name, "until": month_text(draft.until), "record": None,
                "sites": dict(draft.shares.sites), "tagged_g": dict(draft.shares.grams),
                "unstated": draft.shares.unstated, "held": draft.shares.held, "files": [],
            }  # fmt: skip
        made = Release.objects.get(seq=release(until=options["until"], by=SYSTEM))
        shares = orjson.loads(made.shares)
        return {
            "release": made.name, "until": month_text(made.until), "record": made.seq,
            "sites": shares["sites"], "tagged_g": shares["grams"], "unstated": shares["unstated"],
            "held": shares["held"],
            "files": [{"name": f.name, "sha256": f.sha256, "size": f.size} for f in files_of(made).values()],
        }  # fmt: skip

    def show(self, answer: Any) -> None:
        self.stdout.write(f"{answer['release']}: months up to {answer['until']}")
        for name, counted in (("sites", answer["sites"]), ("grams tagged", answer["tagged_g"])):
            told = ", ".join(f"{reason} {number}" for reason, number in counted.items())
            self.stdout.write(f"{name}: {told or 'none'}")
        self.stdout.write(f"site-months in no sum: {answer['unstated']}; corrections held back: {answer['held']}")
        for file in answer["files"]:
            self.stdout.write(f"{file['sha256']}  {file['name']}")


def _month(text: str) -> int:
    try:
        number = month_number(text)
    except ValueError as wrong:
        raise ArgumentTypeError(f"{text!r} is no month: write YYYY-MM") from wrong
    if month_text(number) != text:
        raise ArgumentTypeError(f"{text!r} is no month: write YYYY-MM")
    return number
