"""``chanzo incident open | exposure | clocks``: open one, see what it touches, let the clocks ring. (incidents)"""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core import clock
from chanzo.core.commands import Command as Base
from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.incidents.models import Incident
from chanzo.incidents.queries.exposure import exposure_of
from chanzo.incidents.services.clocks import ring_clocks
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import reckon_holders
from chanzo.people.types import SYSTEM


class Command(Base):
    help = "open an incident, see which lots and holders it touches, let its clocks ring"

    def arguments(self, parser: CommandParser) -> None:
        what = parser.add_subparsers(dest="what", required=True, parser_class=type(parser))
        opening = what.add_parser("open", help="open an incident")
        opening.add_argument("--site", required=True, metavar="ID")
        opening.add_argument("--level", type=int, required=True, metavar="N")
        opening.add_argument("--category", required=True, metavar="CODE")
        opening.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE")
        opening.add_argument("--to", dest="last", type=_day, metavar="DATE")
        opening.add_argument("--summary", required=True, metavar="TEXT")
        touched = what.add_parser("exposure", help="which later lots hold material of its place and days")
        touched.add_argument("number")
        what.add_parser("clocks", help="record the reminders of today, escalate what is past its last day")

    def answer(self, **options: Any) -> Any:
        if options["what"] == "open":
            account = Account(
                category=options["category"], level=options["level"], site=options["site"],
                first_day=options["first"], last_day=options["last"], texts={"summary": options["summary"]},
            )  # fmt: skip
            number = open_incident(account=account, by=SYSTEM)
            reckon_holders(number=number)
            return {"number": number}
        if options["what"] == "clocks":
            rung = ring_clocks(today=clock.today())
            return {"reminded": rung.reminded, "escalated": rung.escalated}
        incident = Incident.objects.filter(number=options["number"]).first()
        if incident is None:
            raise Refused("INCIDENT_UNKNOWN", number=options["number"])
        return exposure_of(incident)


def _day(text: str) -> int:
    """A day written as 2026-01-31."""
    return to_day(date.fromisoformat(text))
