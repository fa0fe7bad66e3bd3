"""``make bench``: one made-up ledger, chanzo and the engines at hand, one report. BAGS says how many mine bags."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from . import home, report
from .generate import DAYS, Made, made
from .measure import machine, peak_gb, seconds, size_gb

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def apart(module: str) -> dict[str, Any]:
    """What a part says that runs in a process of its own."""
    done = subprocess.run([sys.executable, "-m", module], stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def image_part(ledger: Made) -> dict[str, Any]:
    """The image built from the tables, and opened."""
    from chanzo.traceability.image import files, store
    from chanzo.traceability.image.view import View

    say("loading the tables of an installation")
    load_s = home.load(ledger)
    say("building the image")
    start = time.perf_counter()
    store.current()
    build_s = time.perf_counter() - start
    open_s, image = seconds(lambda: files.current(store.home()), 5)
    view = View.of(image)
    again_s, _ = seconds(store.current, 20)
    return {
        "lots": image.columns.n,
        "inputs": len(image.columns.in_src),
        "load_s": load_s,
        "build_s": build_s,
        "open_ms": open_s * 1e3,
        "check_ms": again_s * 1e3,
        "image_gb": size_gb(store.home()),
        "peak_gb": peak_gb(),
        "graph": view.graph,
        "sites": len(view.sites),
    }


def main() -> None:
    bags = int(os.environ.get("BAGS", "1000000"))
    samples = int(os.environ.get("SAMPLES", "300"))
    told: dict[str, Any] = {"bags": bags, "samples": samples, "machine": machine(), "days": DAYS}
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="chanzo-bench-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        home.ready(folder)
        from . import changes, composition, peers, traces, verification

        say(f"making {bags} bags")
        told["make_s"], ledger = seconds(lambda: made(bags), 1)
        told["image"] = image_part(ledger)
        graph, sites = told["image"]["graph"], told["image"]["sites"]
        say("composition of every lot")
        told["composition_s"], shares = composition.measured(graph.base, sites)
        sums = np.add.reduceat(shares.value, shares.ptr[:-1])
        told["conserved"] = float(np.abs(sums - 1).max())
        told["composition_duckdb_s"] = composition.duckdb_seconds(ledger, shares)
        del shares
        questions = traces.Questions(ledger, samples)
        say("changes over the image")
        told["changes"] = changes.measured(graph, sites, questions.windows)

        url = stack.enter_context(peers.server())
        say("twelve counters of the whole ledger")
        told["verification"] = verification.measured(ledger, folder, url)
        say("loading SQLite")
        engines: list[peers.Peer] = [peers.Sqlite(ledger, folder)]
        if url is not None:
            say("loading PostgreSQL")
            postgres = peers.Postgres(ledger, url)
            stack.callback(postgres.close)
            engines.append(postgres)
        say("comparing answers")
        told["sizes"] = traces.agree(ledger, questions, engines)
        say("tracing")
        told["traces"] = traces.measured(questions, engines)
        told["peak_gb"] = peak_gb()
        say("a programme through the door")
        told["door"] = apart("bench.door")
        say("pages")
        told["pages"] = apart("bench.pages")
        say("lists of a programme that comes through the door")
        told["lists"] = apart("bench.lists")
    text = report.page(told)
    print(text)
    if "--no-page" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
