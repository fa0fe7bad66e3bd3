"""Pages of lots while an import runs beside the server, and alone. (bench)

Run by itself (``python -m bench.beside``); says JSON. The first half of every log of a made-up programme is taken in,
then pages are asked alone, then while a process of its own takes in the second half. BESIDE_BAGS says how many bags.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

from . import door, home

SAMPLES = 200
LATER = "later"


def delivered(folder: Path, bags: int) -> None:
    """A programme in two deliveries: registers and the first half of each log; the second half and what came late."""
    from chanzo.demo.generate import write_programme
    from chanzo.demo.scales import SCALES

    SCALES["bench"] = replace(SCALES["M"], bags=bags)
    write_programme(folder, "bench", door.SEED, today=door.TODAY)
    later = folder.parent / LATER
    later.mkdir()
    for file in sorted((folder / "02-sheets").glob("*.csv")):
        header, *rows = file.read_text().splitlines(keepends=True)
        half = len(rows) // 2
        file.write_text(header + "".join(rows[:half]))
        (later / file.name).write_text(header + "".join(rows[half:]))
    (folder / "03-late").rename(later / "late")
    (folder / "04-workbook").rename(later / "workbook")


def measured(folder: Path, later: Path) -> dict[str, Any]:
    """Milliseconds of lot pages alone and beside the import, and how long that took."""
    home.ready(folder)
    from django.conf import settings
    from django.test import Client

    from chanzo.people.services import create_user
    from chanzo.traceability.image import store
    from chanzo.traceability.models import Lot

    settings.SECOND_FACTOR_REQUIRED = False
    import_module("chanzo.config.wsgi")  # as a server starts
    store.current()
    reader = Client(SERVER_NAME="localhost")
    reader.force_login(create_user(email="beside@bench.example.org", role="verifier"))
    pages = _pages()
    told: dict[str, Any] = {"lots": Lot.objects.count(), "load": os.getloadavg()[0]}
    told["alone"] = _told([_took(reader, page) for page in islice(pages, SAMPLES)])
    start = time.perf_counter()
    words = [str(door.COMMAND), "import", str(later), "--json"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as taking_in:
        beside = []
        while taking_in.poll() is None:
            beside.append(_took(reader, next(pages)))
    assert taking_in.returncode == 0, taking_in.returncode
    told |= {"import_s": time.perf_counter() - start, "beside": _told(beside), "lots after": Lot.objects.count()}
    return told


def _pages() -> Iterator[str]:
    """Addresses of lots of every kind in turn, drawn once."""
    from django.urls import reverse

    from chanzo.traceability.models import Lot
    from chanzo.traceability.queries.ids import ids_of_lots

    draw, drawn = np.random.default_rng(5), []
    for kind in ("mine", "negociant", "batch", "export"):
        keys = list(Lot.objects.filter(kind=kind).order_by("key").values_list("key", flat=True))
        drawn.append([keys[at] for at in draw.integers(0, len(keys), SAMPLES)])
    mixed = [key for four in zip(*drawn, strict=True) for key in four]
    ids = ids_of_lots(Lot.objects.filter(key__in=mixed))
    return cycle([reverse("traceability:lot", args=[ids[key]]) for key in mixed])


def _took(reader: Any, page: str) -> tuple[float, float]:
    start = time.process_time(), time.perf_counter()
    answer = reader.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return (time.process_time() - start[0]) * 1e3, (time.perf_counter() - start[1]) * 1e3


def _told(took: list[tuple[float, float]]) -> dict[str, Any]:
    """Pages asked, and p50, p95 and p99 on the processor and on the clock."""
    processor, clock = np.array(took).T
    return {
        "pages": len(took),
        "processor_ms": [round(float(ms), 1) for ms in np.percentile(processor, (50, 95, 99))],
        "clock_ms": [round(float(ms), 1) for ms in np.percentile(clock, (50, 95, 99))],
    }


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="chanzo-bench-beside-") as name:
        programme, folder = Path(name) / "programme", Path(name) / "home"
        programme.mkdir()
        folder.mkdir()
        delivered(programme, int(os.environ.get("BESIDE_BAGS", door.BAGS)))
        door.called(folder, "migrate")
        door.called(folder, "import", programme)
        json.dump(measured(folder, Path(name) / LATER), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
