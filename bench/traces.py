"""Backward and forward traces, side by side with recursive queries that must give the same. (bench)"""

from collections.abc import Callable
from typing import Any

import numpy as np

from chanzo.traceability.image import store
from chanzo.traceability.image.columns import CODE, MINE
from chanzo.traceability.image.graph import Graph

from .generate import DAYS, FIRST_DAY, SITES, Made
from .home import CHUNK, keys
from .measure import Times, interleaved
from .peers import Peer

WINDOW = 90


def back(key: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The mine bags in a lot, and grams by site; whether anything changed is asked first."""
    view = store.current()
    lot = view.numbers([key])
    return back_in(view.graph, lot)


def back_in(graph: Graph, lot: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As ``back``, on a graph."""
    lots = graph.ancestors(lot)
    sites, shares = graph.shares(int(lot[0]))
    return lots[graph.kind(lots) == MINE], sites, shares * graph.mass_g(lot)[0]


def forward(site: int, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
    """The lots that a site's bags of a period entered, and the part of each that they are."""
    view = store.current()
    return forward_in(view.graph, view.site(f"S{site}"), first, last)


def forward_in(graph: Graph, site: int, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
    """As ``forward``, on a graph."""
    return graph.flow(graph.closed_at(site, first, last))


class Questions:
    """Random export lots, and random sites with 90 days."""

    def __init__(self, made: Made, count: int, seed: int = 1) -> None:
        draw = np.random.default_rng(seed)
        exports = np.flatnonzero(made.lots.kind == CODE["export"])
        self.lots = draw.choice(exports, count)
        self.keys = [keys(made, lot, lot + 1)[0] for lot in self.lots.tolist()]
        starts = draw.integers(FIRST_DAY, FIRST_DAY + DAYS - WINDOW, count)
        sites = draw.integers(1, SITES + 1, count)
        self.windows = [(s, d, d + WINDOW - 1) for s, d in zip(sites.tolist(), starts.tolist(), strict=True)]


def agree(made: Made, questions: Questions, peers: list[Peer], few: int = 20) -> dict[str, float]:
    """How large answers are on average; AssertionError where an engine answers otherwise than chanzo."""
    view = store.current()
    n = len(made.lots.kind)
    chunks = [view.numbers(keys(made, first, min(first + CHUNK, n))) for first in range(0, n, CHUNK)]
    number = np.concatenate(chunks)
    given = np.empty(view.graph.size, np.int64)
    given[number] = np.arange(len(number))
    sizes: dict[str, list[int]] = {"bags": [], "sites": [], "window bags": [], "window lots": []}
    for lot, key, window in list(zip(questions.lots.tolist(), questions.keys, questions.windows, strict=True))[:few]:
        bags, sites, grams = back(key)
        lots, parts = forward(*window)
        sizes["bags"].append(len(bags))
        sizes["sites"].append(len(sites))
        sizes["window bags"].append(len(view.graph.closed_at(view.site(f"S{window[0]}"), *window[1:])))
        sizes["window lots"].append(len(lots))
        own = dict(zip((view.sites[s] for s in sites.tolist()), grams.tolist(), strict=True))
        later = dict(zip(given[lots].tolist(), parts.tolist(), strict=True))
        for peer in peers:
            rows = peer.back(lot)
            by_site: dict[str, float] = {}
            for _, site, g in rows:
                by_site[f"S{site}"] = by_site.get(f"S{site}", 0.0) + g
            assert {row[0] for row in rows} == set(given[bags].tolist()), peer.name
            assert _same(by_site, own, 1), peer.name
            after = dict(peer.forward(*window))
            assert _same(after, later, 1e-9), peer.name
    return {name: float(np.mean(values)) for name, values in sizes.items()}


def _same(one: dict[Any, float], other: dict[Any, float], within: float) -> bool:
    return one.keys() == other.keys() and all(abs(one[key] - other[key]) < within for key in one)


def measured(questions: Questions, peers: list[Peer], rounds: int = 3) -> dict[str, dict[str, Times]]:
    """Times of backward and forward traces by engine."""
    own: dict[str, Callable[..., Any]] = {"chanzo": lambda _, key: back(key)}
    theirs = {peer.name: (lambda lot, _, ask=peer.back: ask(lot)) for peer in peers}
    asked = list(zip(questions.lots.tolist(), questions.keys, strict=True))
    after: dict[str, Callable[..., Any]] = {"chanzo": forward} | {peer.name: peer.forward for peer in peers}
    return {
        "back": interleaved(own | theirs, asked, rounds),
        "forward": interleaved(after, questions.windows, rounds),
    }
