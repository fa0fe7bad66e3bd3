"""The worker: does queued tasks one after the other, in a process of its own. (config)

One process of an installation works at a time: it holds a lock on a file, which the system lets go when the process
ends, however it ends. Whoever takes the lock next knows that tasks still marked as running were cut off, and starts
them again; every task is written so that it can be.
"""

import fcntl
import logging
import os
import secrets
import sys
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .rounds import Rounds

logger = logging.getLogger("chanzo.worker")

LOCK = "worker.lock"
# Seconds after which a task that another process queued is met, and a lock that was let go is taken.
EVERY_S = 1.0

_queued = threading.Event()


def work(go_on: Callable[[], bool] = lambda: True) -> None:
    """Do tasks as they are queued; started twice in one installation, the second waits for the first to end."""
    with (settings.HOME / LOCK).open("w") as lock:
        while go_on() and not _taken(lock):
            _queued.wait(EVERY_S)
        again = False
        rounds = Rounds()
        while go_on():
            _queued.clear()
            try:
                again = again or start_cut_off_again()
                if DBTaskResult.objects.ready().exists():
                    _worker().run()
                rounds.go()
            except DatabaseError:
                # A database that is away for a moment, or locked, is met again a second later.
                logger.exception("the worker could not reach its queue")
            finally:
                close_old_connections()
            _queued.wait(EVERY_S)


def work_for_server() -> None:
    """Work until the server that started this process is gone; a line that it writes says that a task was queued."""
    threading.Thread(target=_listen, name="listener", daemon=True).start()
    work()


def _listen() -> None:
    for _line in sys.stdin:
        _queued.set()
    # However the server ended, what is under way is cut off and started again by the next worker.
    os._exit(0)


def start_cut_off_again() -> bool:
    """Queue tasks again that a dead process left unfinished; only for the holder of the lock."""
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.READY)
    return True


def _worker() -> Worker:
    """Does what waits, then ends."""
    return Worker(
        queue_names=[DEFAULT_TASK_QUEUE_NAME],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=secrets.token_hex(16),
        excluded_queue_names=[],
    )


def _taken(lock: Any) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
