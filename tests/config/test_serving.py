"""The web server starts on a fresh home, answers, and stops when told."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

STARTS_WITHIN_S = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("CHANZO_", "DJANGO_", "DATABASE_"))}
    process = subprocess.Popen(
        [sys.executable, "-c", "from chanzo.config.cli import main; main()", "serve", "--port", str(port)],
        env={**environ, "CHANZO_HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=30)
    until(lambda: not workers_of(tmp_path))
    assert f"127.0.0.1:{port}" in told
    assert re.search(r"/account/first/ .*\n  [2-9A-Z]{5}-[2-9A-Z]{5}\n", told)


def answer_of(address: str) -> str:
    end = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            with urlopen(address, timeout=20) as answer:
                return answer.read().decode()
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


def workers_of(home: Path) -> list[int]:
    """The processes that work for the server of a home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words, environment = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
        except OSError:
            continue  # it ended meanwhile, or is another's
        if b"main(['work'])" in words and f"CHANZO_HOME={home}\0".encode() in environment:
            found.append(int(process.name))
    return found


def until(condition: Callable[[], object], seconds: float = STARTS_WITHIN_S) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").exists(), reason="the worker is found through /proc")
def test_a_server_keeps_one_worker_starts_it_again_and_takes_it_along(server: str, tmp_path: Path) -> None:
    answer_of(f"{server}/healthz")
    until(lambda: workers_of(tmp_path))
    [first] = workers_of(tmp_path)
    os.kill(first, signal.SIGKILL)
    until(lambda: workers_of(tmp_path) not in ([], [first]))
    assert len(workers_of(tmp_path)) == 1


@pytest.mark.slow
def test_a_fresh_home_is_served(server: str) -> None:
    assert '"ok": true' in answer_of(f"{server}/healthz")
    assert 'name="code"' in answer_of(f"{server}/")
