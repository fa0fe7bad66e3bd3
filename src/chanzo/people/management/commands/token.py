"""``chanzo token create`` and ``token revoke``: a program's key to an account. (people)"""

from typing import Any

from django.core.management.base import CommandParser

from chanzo.core import commands

from ...services import create_token, revoke_tokens


class Command(commands.Command):
    help = "Make an API token for an account, shown once, or end the account's tokens"

    def arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="create|revoke")
        for act, told in (("create", "make a token"), ("revoke", "end every token of the account")):
            one = acts.add_parser(act, help=told)
            one.add_argument("email", metavar="EMAIL")

    def answer(self, **options: Any) -> Any:
        if options["act"] == "revoke":
            return {"email": options["email"], "revoked": revoke_tokens(email=options["email"])}
        return {"token": create_token(email=options["email"])}

    def show(self, answer: Any) -> None:
        if "token" in answer:
            self.stdout.write(answer["token"])
        else:
            self.stdout.write(f"{answer['revoked']} tokens of {answer['email']} were ended.")
