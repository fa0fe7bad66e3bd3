"""How long things take and how much they hold. (bench)"""

import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of many calls, the best of some rounds each: other programs on the machine are no property of ours."""

    best: np.ndarray

    @property
    def p50(self) -> float:
        """Milliseconds at the median."""
        return float(np.percentile(self.best, 50)) * 1e3

    @property
    def p99(self) -> float:
        """Milliseconds at the 99th percentile."""
        return float(np.percentile(self.best, 99)) * 1e3


def interleaved(
    calls: dict[str, Callable[..., Any]], questions: Sequence[tuple[Any, ...]], rounds: int
) -> dict[str, Times]:
    """All questions put to each engine in turn, round after round."""
    best = {name: np.full(len(questions), np.inf) for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            for i, question in enumerate(questions):
                start = time.perf_counter()
                call(*question)
                best[name][i] = min(best[name][i], time.perf_counter() - start)
    return {name: Times(seconds) for name, seconds in best.items()}


def seconds(call: Callable[[], Any], rounds: int = 3) -> tuple[float, Any]:
    """The best of some rounds, and what the call gives."""
    best, given = np.inf, None
    for _ in range(rounds):
        start = time.perf_counter()
        given = call()
        best = min(best, time.perf_counter() - start)
    return float(best), given


def peak_gb() -> float:
    """The most memory that this process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def size_gb(folder: Path) -> float:
    """Gigabytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9


def machine() -> str:
    """The machine in a line."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        "unknown processor",
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB"
