"""Random ledgers: any kind into any later kind, circles, repeats, unknown sources, unreadable weights."""

import numpy as np
from hypothesis import strategies as st

from chanzo.ledger.types import Head
from chanzo.traceability.image.bulk import gathered, image_of
from chanzo.traceability.image.columns import CODE, GONE, Inputs, Lots
from chanzo.traceability.image.delta import Change, applied
from chanzo.traceability.image.files import Image
from chanzo.traceability.image.graph import Graph

from .oracle import LEVEL, Ledger

SITES = ("", "A", "B", "C")
grams = st.one_of(st.none(), st.integers(0, 3), st.integers(0, 90_000))


@st.composite
def ledgers(draw, most: int = 14) -> Ledger:
    kinds = draw(st.lists(st.sampled_from(sorted(LEVEL)), min_size=1, max_size=most))
    lots = {}
    for i, kind in enumerate(kinds):
        site = draw(st.sampled_from(SITES)) if LEVEL[kind] == 0 else ""
        lots[f"{kind}:{i}"] = (kind, draw(grams), draw(st.one_of(st.none(), st.integers(0, 20))), site)
    keys = sorted(lots)
    pairs = [(a, b) for a in ("", *keys) for b in keys if LEVEL[lots[b][0]] and (not a or _may(lots[a][0], lots[b][0]))]
    rows = draw(st.lists(st.tuples(st.sampled_from(pairs), grams), max_size=2 * most)) if pairs else []
    return Ledger(lots, [(a, b, g) for (a, b), g in rows])


def _may(src: str, dst: str) -> bool:
    """An input climbs, stays, or goes back one step."""
    return LEVEL[dst] >= LEVEL[src] - 1


def arrays(ledger: Ledger, number: dict[str, int]) -> tuple[Lots, Inputs]:
    lots = ledger.lots.values()
    return (
        Lots(
            np.array([CODE[k] for k, *_ in lots], np.int64),
            np.array([-1 if g is None else g for _, g, _, _ in lots], np.int64),
            np.array([-(2**31) if d is None else d for _, _, d, _ in lots], np.int32),
            np.array([SITES.index(s) for *_, s in lots], np.int64),
        ),
        inputs(ledger.inputs, number),
    )


def inputs(rows, number: dict[str, int]) -> Inputs:
    return Inputs(
        np.array([number.get(src, -1) for src, _, _ in rows], np.int64),
        np.array([number[dst] for _, dst, _ in rows], np.int64),
        np.array([-1 if g is None else g for _, _, g in rows], np.int64),
    )


def an_image(ledger: Ledger) -> Image:
    keys = list(ledger.lots)
    lots, rows = arrays(ledger, {key: i for i, key in enumerate(keys)})
    return image_of(Head(1, b"\xab" * 32), lots, rows, gathered(lambda into: into.add(keys)), SITES)


def numbered(image: Image) -> dict[str, int]:
    return {image.keys.text(i): i for i in range(image.columns.n)}


def changed(graph: Graph, number: dict[str, int], before: Ledger, after: Ledger) -> Graph:
    """The graph after every difference between the ledgers was applied; new lots are added to ``number``."""
    own: dict[str, list] = {}
    for ledger in (before, after):
        for key in ledger.lots:
            own.setdefault(key, []).append((ledger.lots[key], sorted(str(r) for r in ledger.inputs if r[1] == key)))
    gone = before.lots.keys() - after.lots.keys()
    moved = {k for k in after.lots if k not in before.lots or own[k][0] != own[k][-1]}
    # What stands in an input's source place is settled by the projector: a lost source means a changed input.
    moved |= {r[1] for r in after.inputs if (r[0] in before.lots) != (r[0] in after.lots)}
    for key in after.lots:
        number.setdefault(key, max(number.values(), default=-1) + 1)
    keys = sorted(gone | moved, key=number.__getitem__)
    part = Ledger({k: after.lots.get(k, ("mine", None, None, "")) for k in keys})
    part.inputs = [r for r in after.inputs if r[1] in moved]
    lots, rows = arrays(part, {k: n for k, n in number.items() if k in after.lots})
    lots.kind[[k in gone for k in keys]] = GONE
    ids = np.array([number[k] for k in keys], np.int64)
    size = max(graph.size, *(number[k] + 1 for k in number)) if number else 0
    return Graph(graph.base, applied(graph, Change(ids, lots, rows), size=size, sites=len(SITES)))
