"""On a ledger in the shape of the benchmark, the image answers what a recursive query in SQLite answers."""

from pathlib import Path

import numpy as np

from bench.generate import made
from bench.home import keys
from bench.peers import Sqlite
from chanzo.ledger.types import Head
from chanzo.traceability.image.bulk import gathered, image_of
from chanzo.traceability.image.columns import CODE, MINE
from chanzo.traceability.image.graph import Graph


def test_traces_agree_with_a_recursive_query(tmp_path: Path) -> None:
    ledger = made(3_000, seed=5)
    every = keys(ledger, 0, len(ledger.lots.kind))
    sites = [f"S{n}" if n else "" for n in range(3_001)]
    image = image_of(Head(1, bytes(32)), ledger.lots, ledger.inputs, gathered(lambda into: into.add(every)), sites)
    graph, peer = Graph(image.columns), Sqlite(ledger, tmp_path)
    number = image.keys.find(every)
    given = np.argsort(number)
    for lot in np.flatnonzero(ledger.lots.kind == CODE["export"]).tolist():
        start = number[lot : lot + 1]
        before = graph.ancestors(start)
        places, shares = graph.shares(int(start[0]))
        rows = peer.back(lot)
        assert {row[0] for row in rows} == set(given[before[graph.kind(before) == MINE]].tolist())
        by_site = dict.fromkeys(places.tolist(), 0.0)
        for _, site, grams in rows:
            by_site[site] += grams
        np.testing.assert_allclose(list(by_site.values()), shares * graph.mass_g(start)[0], rtol=1e-9)
    for site in np.unique(ledger.lots.site[:200]).tolist():
        first = int(ledger.lots.day[0])
        after, parts = graph.flow(graph.closed_at(site, first, first + 400))
        expected = dict(peer.forward(site, first, first + 400))
        assert given[after].tolist() == sorted(expected, key=number.__getitem__)
        np.testing.assert_allclose(parts, [expected[lot] for lot in given[after].tolist()], rtol=1e-9)
