"""Changes over the image: one day's sheets, and a hundred thousand changed inputs. (bench)"""

from itertools import pairwise
from typing import Any

import numpy as np

from chanzo.traceability.image.columns import CODE, Inputs, Lots
from chanzo.traceability.image.delta import Change, applied
from chanzo.traceability.image.graph import Graph
from chanzo.traceability.image.overlay import Overlay

from . import counters
from .generate import made
from .measure import Times, interleaved, seconds

# What stands in a day's arrays to be judged: the bags of a day, what they went into, and a fraud of each sort.
JUDGED_BAGS, FRAUDS = 2_000, 1
A_DAY = {"mine": 2_000, "negociant": 500, "batch": 4, "export": 3}
CHANGED_INPUTS = 100_000


def a_day(graph: Graph, sites: int, seed: int = 3) -> Change:
    """2,000 new bags, the 500 lots they were re-tagged into, four batches of those, three export lots."""
    draw = np.random.default_rng(seed)
    kind = np.concatenate([np.full(count, CODE[name]) for name, count in A_DAY.items()])
    start = np.cumsum([0, *A_DAY.values()])
    n = int(start[-1])
    src = np.concatenate([np.arange(a, b) for a, b in pairwise(start[:-1].tolist())])
    steps = list(zip(start[:-2], start[1:-1], start[2:], strict=True))
    dst = np.concatenate([b + np.arange(b - a) * (c - b) // (b - a) for a, b, c in steps])
    grams = np.full(len(src), 45_000)
    site = np.where(kind == CODE["mine"], draw.integers(1, sites, n), 0)
    lots = Lots(kind, np.full(n, 45_000), np.full(n, 20_100), site)
    return Change(np.arange(n) + graph.size, lots, Inputs(src + graph.size, dst + graph.size, grams))


def many(graph: Graph, seed: int = 4) -> Change:
    """Late négociant lots whose inputs were all weighed again, until enough input rows have changed."""
    base = graph.base
    traded = np.flatnonzero(base.kind == CODE["negociant"])
    draw = np.random.default_rng(seed)
    picked = draw.permutation(traded)[: CHANGED_INPUTS // 4]
    ids = np.sort(picked)
    owner, src, grams, _ = graph.inputs(ids)
    rows = Inputs(src.astype(np.int64), ids[owner], grams.astype(np.int64) + draw.integers(0, 500, len(grams)))
    none = np.zeros(len(ids), np.int64)
    return Change(ids, Lots(base.kind[ids].astype(np.int64), base.mass_g[ids], base.day[ids], none), rows)


def measured(graph: Graph, sites: int, windows: list[tuple[int, int, int]]) -> dict[str, Any]:
    """Seconds to apply each change, and forward traces over the changed inputs."""
    from .traces import forward_in

    day = a_day(graph, sites)
    size = graph.size + len(day.ids)
    day_s, _ = seconds(lambda: applied(graph, day, size=size, sites=sites))
    ledger = made(JUDGED_BAGS)
    evidence = counters.evidence(ledger, counters.field(ledger, FRAUDS))
    judged_s, _ = seconds(lambda: counters.counted(evidence), 5)
    change = many(graph)
    many_s, over = seconds(lambda: applied(graph, change, size=graph.size, sites=sites), 1)
    again = Graph(graph.base, over)
    next_day = a_day(again, sites)
    next_s, _ = seconds(lambda: applied(again, next_day, size=size, sites=sites))
    times: dict[str, Times] = interleaved(
        {
            "image alone": lambda *w: forward_in(graph, *w),
            "with changes": lambda *w: forward_in(again, *w),
        },
        windows,
        3,
    )
    return {
        "day_s": day_s,
        "day_lots": len(day.ids),
        "judged_s": judged_s,
        "many_s": many_s,
        "next_day_s": next_s,
        "inputs": len(change.inputs.src),
        "mixed": _mixed(over),
        "forward": times,
    }


def _mixed(over: Overlay) -> int:
    """How many share rows came out anew."""
    return len(over.mixed.ids)
