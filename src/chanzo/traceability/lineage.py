"""Who is made of whom: circles set aside, depths, fractions and origin shares, as arrays. (traceability)

Lots are numbered 0..n-1; an input is a row (src, dst, grams) with src -1 where the number is unknown and grams -1
where the weight could not be read. Site 0 stands for untraced everywhere, so every row of shares sums to one.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy  # scipy.sparse loads when first used; most commands never ask

Array = npt.NDArray[Any]

UNKNOWN = -1
ASIDE = -1.0
UNTRACED = 0


@dataclass(frozen=True, slots=True)
class Shares:
    """Origin shares in rows: row i is ``site`` and ``value`` from ``ptr[i]`` to ``ptr[i + 1]``."""

    ptr: Array
    site: Array
    value: Array

    def row(self, i: int) -> tuple[Array, Array]:
        """The sites and shares of one row; shares sum to one."""
        a, b = self.ptr[i], self.ptr[i + 1]
        return self.site[a:b], self.value[a:b]


NO_SHARES = Shares(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0))


def grouped(key: Array, n: int) -> tuple[Array, Array]:
    """CSR of equal keys 0..n-1: ``order[ptr[k]:ptr[k + 1]]`` are the places of key k, in ascending order."""
    places = np.arange(len(key), dtype=np.int32)
    rows = scipy.sparse.coo_matrix((np.ones(len(key), np.int8), (key, places)), shape=(n, max(len(key), 1))).tocsr()
    return rows.indptr, rows.indices


def span(ptr: Array, rows: Array) -> Array:
    """The places of several CSR rows, one row after the other."""
    start = ptr[rows]
    count = ptr[rows + 1] - start
    end = np.cumsum(count)
    total = int(end[-1]) if len(end) else 0
    return np.arange(total) + np.repeat(start - end + count, count)


def owned_span(ptr: Array, rows: Array) -> tuple[Array, Array]:
    """As ``span``, with the index into ``rows`` that each place belongs to."""
    return np.repeat(np.arange(len(rows)), ptr[rows + 1] - ptr[rows]), span(ptr, rows)


def distinct(values: Array) -> Array:
    """The different values, ascending."""
    if len(values) < 2:
        return values
    ordered = np.sort(values)
    keep = np.empty(len(ordered), bool)
    keep[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]


def depths(n: int, src: Array, dst: Array) -> Array:
    """The longest way from a lot without inputs to each lot; -1 for lots in or behind a circle."""
    waiting: Array = np.bincount(dst, minlength=n).astype(np.int32)
    ptr, order = grouped(src, n)
    depth = np.full(n, -1, np.int32)
    ready: Array = np.flatnonzero(waiting == 0)
    level = 0
    while len(ready):
        depth[ready] = level
        reached = dst[order[span(ptr, ready)]]
        counts: Array
        if len(reached) > n // 8:
            counts = np.bincount(reached, minlength=n).astype(np.int32)
            waiting -= counts
            ready = np.flatnonzero((counts > 0) & (waiting == 0))
        else:
            hit, counts = np.unique(reached, return_counts=True)
            waiting[hit] -= counts.astype(np.int32)
            ready = hit[waiting[hit] == 0]
        level += 1
    return depth


def in_circles(n: int, src: Array, dst: Array, behind: Array) -> Array:
    """Which rows lie inside a strongly connected part; ``behind`` marks the lots that may be in one."""
    inside = np.zeros(len(src), bool)
    maybe = np.flatnonzero(behind[src] & behind[dst])
    if not len(maybe):
        return inside
    number = np.cumsum(behind) - 1
    a, b = number[src[maybe]], number[dst[maybe]]
    some = int(number[-1]) + 1
    graph = scipy.sparse.coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(some, some)).tocsr()
    part = scipy.sparse.csgraph.connected_components(graph, directed=True, connection="strong")[1]
    inside[maybe[part[a] == part[b]]] = True
    return inside


def untangled(level: Array, src: Array, dst: Array) -> tuple[Array, Array]:
    """Which rows are set aside, and the depth of each lot over the others.

    Inside a strongly connected part a row is set aside when it stays on a step of the chain or goes back
    (contracts.md, section 1); what is left climbs the chain, so it holds no circle.
    """
    n = len(level)
    src = np.where(src >= 0, src, n)  # unknown material is one more lot, at depth 0
    aside = np.zeros(len(src), bool)
    depth = depths(n + 1, src, dst)
    if depth.min() < 0:
        level = np.append(level, -1)
        aside = in_circles(n + 1, src, dst, depth < 0) & (level[dst] <= level[src])
        depth = depths(n + 1, src[~aside], dst[~aside])
    return aside, depth[:n]


def fractions(n: int, src: Array, dst: Array, grams: Array, aside: Array, mass_g: Array) -> Array:
    """The part of its lot that each row is; ASIDE for rows set aside.

    An unreadable row weighs what its source weighed at closing; rows that weigh nothing together weigh alike.
    """
    closing = np.where(src >= 0, mass_g[src], 0)
    weight = np.maximum(np.where(grams >= 0, grams, closing), 0)
    weight[aside] = 0
    total = np.bincount(dst, weights=weight, minlength=n)[dst]
    counted = np.bincount(dst, weights=~aside, minlength=n)[dst]
    with np.errstate(divide="ignore", invalid="ignore"):
        fraction = np.where(total > 0, weight / total, 1.0 / counted)
    fraction[aside] = ASIDE
    return fraction


def mixed(known: Shares, ptr: Array, src: Array, fraction: Array, levels: Array, sites: int) -> Shares:
    """The shares of the lots that follow the ``known`` rows: each the weighted mean of its inputs' rows.

    ``ptr`` has one row for each lot to mix; ``src`` are row numbers over known and mixed lots; ``levels`` are the
    bounds between lots that may be mixed at once, lots of a level drawing only on rows before it.
    """
    first = len(known.ptr) - 1
    lots = len(ptr) - 1
    # Row 0 is a source of untraced material, so that an unknown input is a row like any other.
    rows = np.zeros(first + lots + 2, np.int64)
    rows[1 : first + 2] = known.ptr + 1
    filled = int(rows[first + 1])
    site = np.empty(max(2 * filled, 1024), np.int32)
    value = np.empty(len(site))
    site[0], value[0] = UNTRACED, 1.0
    site[1:filled], value[1:filled] = known.site, known.value
    for a, b in pairwise(levels.tolist()):
        done = first + a + 1
        e0, e1 = int(ptr[a]), int(ptr[b])
        column, upto = src[e0:e1] + 1, rows[: done + 1]
        at: slice | Array = slice(0, filled)
        if 8 * len(column) < done:  # a small level looks at its own sources only, not at every row so far
            needed = distinct(column)
            column = np.searchsorted(needed, column)
            at = span(rows, needed)
            upto = np.concatenate(([0], np.cumsum(rows[needed + 1] - rows[needed])))
        draws = scipy.sparse.csr_matrix(
            (np.maximum(fraction[e0:e1], 0), column, ptr[a : b + 1] - e0), shape=(b - a, len(upto) - 1)
        )
        drawn = scipy.sparse.csr_matrix((value[at], site[at], upto), shape=(len(upto) - 1, sites))
        fresh = draws @ drawn
        fresh.eliminate_zeros()
        fresh.sort_indices()
        more = filled + fresh.nnz
        if more > len(site):
            site, value = np.resize(site, 2 * more), np.resize(value, 2 * more)
        site[filled:more], value[filled:more] = fresh.indices, fresh.data
        rows[done + 1 : done + 1 + b - a] = filled + fresh.indptr[1:]
        filled = more
    start = int(rows[first + 1])
    return Shares(rows[first + 1 :] - start, site[start:filled], value[start:filled])


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Lots put in topological order, with their inputs and shares under the new numbers.

    ``order[i]`` is the given lot that is now i; lots before ``plain`` take no input that counts. Input rows are
    grouped by lot: those of lot i stand at ``ptr[i]:ptr[i + 1]``, ``row`` saying which given row each one is.
    ``shares`` has a row for each lot from ``plain`` on.
    """

    order: Array
    plain: int
    ptr: Array
    row: Array
    src: Array
    fraction: Array
    shares: Shares


def reckoned(
    known: Shares,
    level: Array,
    origin: Array,
    rank: Array,
    mass_g: Array,
    src: Array,
    dst: Array,
    grams: Array,
    sites: int,
) -> Reckoned:
    """Order, fractions and shares of lots, of which the first ones have ``known`` rows and take no input.

    The others are sorted by depth, then ``rank``; those without a counting input are wholly from ``origin``.
    """
    n, few = len(level), len(known.ptr) - 1
    aside, depth = untangled(level, src, dst)
    order = np.concatenate((np.arange(few), few + np.lexsort((rank[few:], depth[few:]))))
    number = np.empty(n, np.int32)
    number[order] = np.arange(n, dtype=np.int32)
    fraction = fractions(n, src, dst, grams, aside, mass_g)
    ptr, row = grouped(number[dst], n)
    src = np.where(src >= 0, number[src], UNKNOWN).astype(np.int32)[row]
    fraction = fraction[row]
    depth = depth[order]
    plain = few + int(np.searchsorted(depth[few:], 1))
    own = Shares(np.arange(plain - few + 1), origin[order[few:plain]], np.ones(plain - few))
    levels = np.concatenate(([0], np.flatnonzero(np.diff(depth[plain:])) + 1, [n - plain]))
    shares = mixed(followed(known, own), *_kept(ptr[plain:], src, fraction), levels, sites)
    return Reckoned(order, plain, ptr, row, src, fraction, shares)


def followed(first: Shares, then: Shares) -> Shares:
    """The rows of the first, then those of the second."""
    ptr = np.concatenate((first.ptr, then.ptr[1:] + first.ptr[-1]))
    return Shares(ptr, np.concatenate((first.site, then.site)), np.concatenate((first.value, then.value)))


def picked(shares: Shares, rows: Array) -> Shares:
    """Some rows, in the order asked."""
    at = span(shares.ptr, rows)
    ptr = np.concatenate(([0], np.cumsum(shares.ptr[rows + 1] - shares.ptr[rows])))
    return Shares(ptr, shares.site[at], shares.value[at])


def _kept(ptr: Array, src: Array, fraction: Array) -> tuple[Array, Array, Array]:
    """The input rows from ``ptr[0]`` on, without those set aside."""
    start = int(ptr[0])
    src, fraction = src[start:], fraction[start:]
    kept = fraction != ASIDE
    if kept.all():
        return ptr - start, src, fraction
    before = np.concatenate(([0], np.cumsum(kept)))
    return before[ptr - start], src[kept], fraction[kept]
