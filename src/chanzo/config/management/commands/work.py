"""``chanzo work``: the worker that ``chanzo serve`` starts beside itself. (config)"""

from typing import Any

from chanzo.core import commands

from ...services.worker import work_for_server


class Command(commands.Command):
    help = "Do queued tasks for the server that starts this"

    def answer(self, **options: Any) -> None:
        work_for_server()
