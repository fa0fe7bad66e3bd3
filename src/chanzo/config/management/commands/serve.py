"""``chanzo serve``: the web server. (config)"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.urls import reverse
from gunicorn.app.base import BaseApplication

from chanzo.core import commands
from chanzo.core.refusals import Refused
from chanzo.ledger.models import Record
from chanzo.people.models import User
from chanzo.people.services import create_user, is_fresh, issue_first_code, issue_link
from chanzo.people.types import Role

DEMO_ACCOUNT = "demo@example.org"


class Command(commands.Command):
    help = "Serve the pages and the API"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, metavar="N")
        parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS")
        parser.add_argument("--threads", type=int, default=8, metavar="N")
        parser.add_argument("--demo", action="store_true", help="make the demo programme first, if nothing is recorded")

    def answer(self, **options: Any) -> None:
        address = f"http://{options['host']}:{options['port']}"
        if options["demo"]:
            self._demo(address)
        elif is_fresh():
            self.say(
                f"There is no account yet. Open {address}{reverse('people:first')} and make the first one with this"
                f" code, good for a day:\n  {issue_first_code()}"
            )
        call_command("clearsessions")
        self.say(f"chanzo is served on {address} (stop with Ctrl-C)")
        _Server(options["host"], options["port"], options["threads"]).run()

    def _demo(self, address: str) -> None:
        user = User.objects.filter(email=DEMO_ACCOUNT).first()
        if user is None and not is_fresh():
            raise Refused("NOT_A_DEMO")
        if not Record.objects.exists():
            self.say("Making the demo programme...")
            call_command("demo", scale="S", stdout=self.stderr)
        # The demo's accounts work at once; this holds for this process alone.
        settings.SECOND_FACTOR_REQUIRED = False
        user = user or create_user(email=DEMO_ACCOUNT, role=Role.ADMIN)
        link = reverse("people:link", args=[issue_link(user=user)])
        self.say(f"Sign in as {DEMO_ACCOUNT}, once, with this link:\n  {address}{link}")


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, host: str, port: int, threads: int) -> None:
        self.bind, self.threads = f"{host}:{port}", threads
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", self.bind)
        self.cfg.set("worker_class", "gthread")
        # One process: its threads share the opened image and the sign-in throttle.
        self.cfg.set("workers", 1)
        self.cfg.set("threads", self.threads)
        self.cfg.set("timeout", 120)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("proc_name", "chanzo")
        self.cfg.set("default_proc_name", "chanzo")
        self.cfg.set("pidfile", str(settings.HOME / "serve.pid"))

    def load(self) -> Any:
        from chanzo.config.services.worker_process import start_worker
        from chanzo.config.wsgi import application

        start_worker()
        return application
