"""Makes a fresh home ready: its folder and its tables. (config)"""

import fcntl
import sys
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


def make_ready() -> None:
    """Create the home folder and bring every table up to date; quick when nothing is to do, safe when run twice."""
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _waiting():
        return
    with open(home / ".ready.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _waiting():
            call_command("migrate", verbosity=0, interactive=False, stdout=sys.stderr)
    with suppress(OSError):
        home.chmod(0o700)


def _waiting() -> bool:
    connection = connections[DEFAULT_DB_ALIAS]
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
