"""Pages of lots and tags, and the trace for programs, at a million bags: milliseconds of whole answers. (bench)

Run by itself (``python -m bench.pages``), since a process answers from one installation only; says JSON.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from chanzo.traceability.image.columns import CODE

from . import home
from .generate import made

BAGS, SAMPLES = 1_000_000, 60
KIND_OF = {"mine tag": "mine", "négociant tag": "negociant", "batch": "batch", "export lot": "export"}


def measured(folder: Path) -> dict[str, Any]:
    """Milliseconds at the median and the 99th percentile by what is asked, and the bags in an export lot."""
    home.ready(folder)
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from chanzo.people.services import create_token, create_user
    from chanzo.traceability.image import store

    import_module("chanzo.config.wsgi")  # as a server starts
    ledger = made(BAGS)
    home.load(ledger, indexed=True)
    store.current()
    settings.SECOND_FACTOR_REQUIRED = False  # in this process alone; what is measured comes after signing in
    reader = Client(SERVER_NAME="localhost")
    user = create_user(email="bench@example.org", role="admin")
    reader.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    token = create_token(email=user.email)

    def page(lot: str) -> Any:
        return _answered(reader.get(reverse("traceability:lot", args=[lot])))

    def program(lot: str) -> Any:
        return _answered(reader.get(f"/api/v1/trace/{lot}", headers={"Authorization": f"Bearer {token}"}))

    draw = np.random.default_rng(5)
    told: dict[str, Any] = {"bags": BAGS, "times": {}}
    asked: list[tuple[str]] = []
    for what, kind in KIND_OF.items():
        lots = draw.choice(np.flatnonzero(ledger.lots.kind == CODE[kind]), SAMPLES)
        asked = [(f"{lot:08d}",) for lot in lots]
        told["times"][f"{what}: page"] = _times(page, asked)
    told["times"]["export lot: trace for programs"] = _times(program, asked)
    bags = [sum(origin["bags"] for origin in program(lot).json()["origins"]) for (lot,) in asked[:20]]
    told["reached"] = float(np.mean(bags))
    return told


def _answered(answer: Any) -> Any:
    assert answer.status_code == 200, answer.status_code
    return answer


def _times(call: Callable[[str], Any], asked: list[tuple[str]]) -> list[float]:
    """Milliseconds at the median and the 99th percentile, on the clock and on the processor; the best of two calls."""
    best = np.full((2, len(asked)), np.inf)
    for _ in range(2):
        for at, (lot,) in enumerate(asked):
            start = time.perf_counter(), time.process_time()
            call(lot)
            took = time.perf_counter() - start[0], time.process_time() - start[1]
            best[:, at] = np.minimum(best[:, at], took)
    return [float(ms) for row in best * 1e3 for ms in np.percentile(row, (50, 99))]


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chanzo-bench-pages-"))
    try:
        json.dump(measured(folder), sys.stdout)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
