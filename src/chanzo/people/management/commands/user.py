"""``chanzo user create`` and ``user disable``: opens and closes an account. (people)"""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.urls import reverse

from chanzo.core import commands

from ...services import create_user, disable_user, issue_link
from ...types import Role


class Command(commands.Command):
    help = "Open an account (its password is read from standard input, or a sign-in link is printed), or close one"

    def arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="create|disable")
        create = acts.add_parser("create", help="open an account")
        create.add_argument("email", metavar="EMAIL")
        create.add_argument("--role", required=True, choices=[role.value for role in Role])
        create.add_argument("--organisation", default="", metavar="ID")
        create.add_argument(
            "--area", action="append", default=[], metavar="ID", help="site code, province:NAME or territory:NAME"
        )
        disable = acts.add_parser("disable", help="close an account; its sessions and tokens end at once")
        disable.add_argument("email", metavar="EMAIL")

    def answer(self, **options: Any) -> Any:
        if options["act"] == "disable":
            user = disable_user(email=options["email"])
            return {"email": user.email, "role": user.role, "active": user.is_active}
        password = "" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
        user = create_user(
            email=options["email"],
            role=options["role"],
            organisation=options["organisation"],
            areas=options["area"],
            password=password or None,
        )
        if not password:
            address = reverse("people:link", args=[issue_link(user=user)])
            self.say(f"Sign in once within 48 hours: {settings.BASE_URL}{address}")
        return {"email": user.email, "role": user.role}

    def show(self, answer: Any) -> None:
        if answer.get("active", True):
            self.stdout.write(f"{answer['email']} may sign in as {answer['role']}.")
        else:
            self.stdout.write(f"{answer['email']} may sign in no more.")
