"""Lots that changed since the image: they and all that came of them are reckoned anew. (traceability)"""

from dataclasses import dataclass

import numpy as np

from ..lineage import NO_SHARES, UNTRACED, Array, Shares, followed, grouped, picked, reckoned, span
from .columns import GONE, LEVELS, STOCK, Inputs, Lots
from .graph import Graph
from .overlay import Overlay, Rows, merged, merged_shares, no_rows, overlaid

NOBODY = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Change:
    """Lots that are new, changed or gone (kind GONE), ascending, and every input row of theirs, by lot number."""

    ids: Array
    lots: Lots
    inputs: Inputs


def applied(graph: Graph, change: Change, *, size: int, sites: int) -> Overlay:
    """The overlay after a change; ``size`` bounds lot numbers, ``sites`` site numbers, new ones included."""
    old = graph.over.rows if graph.over else no_rows()
    ids, shares = (graph.over.mixed.ids, graph.over.shares) if graph.over else (NOBODY, NO_SHARES)
    rough = Graph(graph.base, overlaid(size, merged(old, _written(change)), ids, shares))
    lots = rough.reach(change.ids)
    lots = lots[rough.kind(lots) != GONE]
    rows, fresh = _reckoned(rough, lots, change.ids, sites)
    return overlaid(size, merged(merged(old, _written(change)), rows), *merged_shares(ids, shares, lots, fresh))


def _written(change: Change) -> Rows:
    """The changed lots as they were written, their fractions not yet reckoned."""
    fit = np.searchsorted(change.ids, change.inputs.dst)
    ptr, order = grouped(fit, len(change.ids))
    lots, inputs = change.lots, change.inputs
    origin = np.where(lots.kind <= STOCK, lots.site, UNTRACED)
    src, grams = inputs.src[order].astype(np.int64), inputs.mass_g[order]
    return Rows(change.ids, lots.kind, lots.mass_g, lots.day, origin, ptr, src, grams, np.zeros(len(src)))


def _reckoned(graph: Graph, lots: Array, changed: Array, sites: int) -> tuple[Rows, Shares]:
    """Those of the ascending ``lots`` whose inputs count otherwise than before, and the share rows of all."""
    owner, src, grams, before = graph.inputs(lots)
    fit = graph.kind(lots[owner]) > STOCK
    owner, src, grams, before = owner[fit], src[fit].astype(np.int64), grams[fit], before[fit]
    src[src >= 0] = np.where(graph.kind(src[src >= 0]) == GONE, -1, src[src >= 0])
    outside = np.setdiff1d(src, np.append(lots, -1))
    few, every = len(outside), np.concatenate((outside, lots))
    found = reckoned(
        graph.share_rows(outside),
        LEVELS[graph.kind(every)],
        graph.site(every),
        every,
        graph.mass_g(every),
        _places(every, few, src),
        owner + few,
        grams,
        sites,
    )
    number = np.empty(len(every), np.int64)
    number[found.order] = np.arange(len(every))
    number = number[few:]

    own = graph.site(every[found.order[few : found.plain]])
    plain = Shares(np.arange(len(own) + 1), own, np.ones(len(own)))
    shares = picked(followed(plain, found.shares), number - few)

    other = np.isin(lots, changed, assume_unique=True)
    other[owner[found.row[found.fraction != before[found.row]]]] = True
    at = span(found.ptr, number[other])
    new_src = found.src[at]
    rows = Rows(
        ids=lots[other],
        kind=graph.kind(lots[other]),
        mass_g=graph.mass_g(lots[other]),
        day=graph.day(lots[other]),
        site=graph.site(lots[other]),
        in_ptr=np.concatenate(([0], np.cumsum(found.ptr[number[other] + 1] - found.ptr[number[other]]))),
        in_src=np.where(new_src >= 0, every[found.order[new_src]], -1),
        in_grams=grams[found.row[at]],
        in_fraction=found.fraction[at],
    )
    return rows, shares


def _places(every: Array, few: int, src: Array) -> Array:
    """Where each source stands in ``every``, whose first ``few`` and other numbers ascend; -1 for unknown."""
    outside, lots = every[:few], every[few:]
    place = np.searchsorted(lots, src) + few
    inside = np.isin(src, lots)
    return np.where(src < 0, -1, np.where(inside, place, np.searchsorted(outside, src)))
