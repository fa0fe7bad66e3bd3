"""The process that works for a server: started with it, started again when it dies, gone when the server is. (config)

An import keeps a processor busy for minutes. In a thread of the server it would take turns with every page; in a
process of its own it has another processor. The only tie is a pipe: a line says that a task was queued, its end that
the server is no more.
"""

import logging
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Any

from django_tasks.signals import task_enqueued

logger = logging.getLogger("chanzo.worker")

# Seconds before a worker that died is started again.
AGAIN_S = 2.0
COMMAND = [sys.executable, "-c", "from chanzo.config.cli import main; main(['work'])"]

_running: subprocess.Popen[str] | None = None


def start_worker() -> threading.Thread:
    """Keep a worker at work as long as this process lives; what it logs goes where this process logs."""
    task_enqueued.connect(_wake, dispatch_uid="chanzo.worker")
    thread = threading.Thread(target=_keep, name="worker", daemon=True)
    thread.start()
    return thread


def _keep() -> None:
    global _running
    while True:
        # In a group of its own Ctrl-C reaches the server alone, whose end the worker follows.
        _running = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, text=True, process_group=0)
        ended = _running.wait()
        logger.error("the worker ended with status %s and is started again", ended)
        time.sleep(AGAIN_S)


def _wake(**sent: Any) -> None:
    """Tell the worker; one that is just being started looks by itself."""
    if _running is not None and _running.stdin is not None:
        with suppress(OSError):
            _running.stdin.write("\n")
            _running.stdin.flush()
