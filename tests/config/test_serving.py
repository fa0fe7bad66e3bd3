"""The web server starts on a fresh home, answers, and stops when told."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
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


@pytest.mark.slow
def test_a_fresh_home_is_served(server: str) -> None:
    assert '"ok": true' in answer_of(f"{server}/healthz")
    assert 'name="code"' in answer_of(f"{server}/")
