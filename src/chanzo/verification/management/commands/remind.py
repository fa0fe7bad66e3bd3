"""``chanzo remind``: reminds offices of questions that are due, once a week at most. (verification)"""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core import commands
from chanzo.core.clock import today
from chanzo.people.types import SYSTEM
from chanzo.verification.services.reminding import questions_to_remind, remind


class Command(commands.Command):
    help = "Remind offices and agents of questions that are due"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say which questions would be reminded of")

    def answer(self, **options: Any) -> Any:
        if options["dry_run"]:
            return [
                {"question": question.number, "office": question.asked_of, "findings": len(question.findings)}
                for question in questions_to_remind(today())
            ]
        return [asdict(reminded) for reminded in remind(today=today(), by=SYSTEM)]
