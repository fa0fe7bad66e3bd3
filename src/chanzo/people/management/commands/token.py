"""``chanzo token create``: a program's key to an account. (people)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.core import commands

from ...services import create_token


class Command(commands.Command):
    help = "Make an API token for an account; it is shown once"

    def arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="create")
        create = acts.add_parser("create", help="make a token")
        create.add_argument("email", metavar="EMAIL")
        create.add_argument("--json", action="store_true", dest="as_json", help="print one JSON document")

    def answer(self, **options: Any) -> Any:
        return {"token": create_token(email=options["email"])}

    def show(self, answer: Any) -> None:
        self.stdout.write(answer["token"])
