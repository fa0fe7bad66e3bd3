"""The columns of the image: lots in topological order, their inputs and uses, their origin shares. (traceability)"""

from dataclasses import dataclass, fields

import numpy as np

from chanzo.core.days import NO_DAY

from ..lineage import ASIDE, Array, Shares, fractions, grouped, mixed, untangled
from ..types import LEVEL, Kind

# Codes of kinds in arrays; sources come first, so that `kind < 2` reads "is its own origin".
KINDS: tuple[Kind, ...] = (Kind.MINE, Kind.STOCK, Kind.NEGOCIANT, Kind.BATCH, Kind.PROCESSOR, Kind.EXPORT)
CODE: dict[str, int] = {kind.value: code for code, kind in enumerate(KINDS)}
LEVELS = np.array([LEVEL[kind] for kind in KINDS], np.int8)
MINE, STOCK = CODE[Kind.MINE], CODE[Kind.STOCK]
GONE = -1


@dataclass(frozen=True, slots=True)
class Lots:
    """Lots in any order: kind codes, closing grams (-1 unreadable), closing days, sites (0 none)."""

    kind: Array
    mass_g: Array
    day: Array
    site: Array


@dataclass(frozen=True, slots=True)
class Inputs:
    """Input rows in any order: lot numbers (src -1 unknown) and grams (-1 unreadable)."""

    src: Array
    dst: Array
    mass_g: Array


@dataclass(frozen=True, slots=True)
class Columns:
    """Lots 0..n-1 in topological order: mine bags by site and day, other lots without inputs, then by depth.

    Inputs of lot i are places ``in_ptr[i]:in_ptr[i + 1]`` of ``in_src`` (-1 unknown), ``in_grams`` (-1 unreadable)
    and ``in_fraction`` (ASIDE for a row set aside); its uses are those of ``out_dst`` and ``out_pos``, the latter
    being places of the input columns. ``site_start`` bounds the mine bags of each site. Share rows start with lot
    ``len(kind) - len(share_ptr) + 1``; the lots before it are their own origin or untraced, as ``site`` says.
    """

    kind: Array
    mass_g: Array
    day: Array
    site: Array
    site_start: Array
    in_ptr: Array
    in_src: Array
    in_grams: Array
    in_fraction: Array
    out_ptr: Array
    out_dst: Array
    out_pos: Array
    share_ptr: Array
    share_site: Array
    share_value: Array

    @property
    def n(self) -> int:
        return len(self.kind)

    @property
    def mines(self) -> int:
        """How many mine bags there are; they are numbered first."""
        return int(self.site_start[-1])

    @property
    def plain(self) -> int:
        """How many lots take no input that counts; they are numbered before all others."""
        return self.n - len(self.share_ptr) + 1


COLUMNS = tuple(f.name for f in fields(Columns))


def arranged(lots: Lots, inputs: Inputs, sites: int) -> tuple[Columns, Array]:
    """The columns, and the given lot that each dense number stands for; ``sites`` counts sites, untraced included."""
    n = len(lots.kind)
    fit = inputs.dst >= 0
    fit[fit] = lots.kind[inputs.dst[fit]] > STOCK  # a bag closed at a mine, and counted stock, take no input
    src, dst, grams = inputs.src[fit], inputs.dst[fit], inputs.mass_g[fit]
    aside, depth = untangled(LEVELS[lots.kind], src, dst)
    depth = np.maximum(depth, _fed(n, dst, aside))
    origin = np.where(lots.kind <= STOCK, lots.site, 0)
    order = np.argsort(_rank(lots, depth, origin, sites), kind="stable")
    number = np.empty(n, np.int32)
    number[order] = np.arange(n, dtype=np.int32)

    fraction = fractions(n, src, dst, grams, aside, lots.mass_g)
    src, dst = np.where(src >= 0, number[src], -1).astype(np.int32), number[dst]
    in_ptr, by_dst = grouped(dst, n)
    src, dst, grams, fraction = src[by_dst], dst[by_dst], grams[by_dst], fraction[by_dst]
    known = np.flatnonzero(src >= 0)
    out_ptr, by_src = grouped(src[known], n)
    out_pos = known[by_src]

    depth, origin = depth[order], origin[order]
    plain = int(np.searchsorted(depth, 1))
    own = Shares(np.arange(plain + 1), origin[:plain], np.ones(plain))
    levels = np.searchsorted(depth, np.arange(1, int(depth[-1]) + 2 if n else 1)) - plain
    kept = fraction != ASIDE
    shares = mixed(own, *_rows(in_ptr[plain:], src, fraction, kept), levels, sites)
    mines = int(np.count_nonzero(lots.kind == MINE))
    columns = Columns(
        kind=lots.kind[order].astype(np.int8),
        mass_g=_narrow(lots.mass_g[order]),
        day=lots.day[order].astype(np.int32),
        site=origin.astype(np.int32),
        site_start=np.searchsorted(origin[:mines], np.arange(sites + 1)).astype(np.int32),
        in_ptr=in_ptr,
        in_src=src,
        in_grams=_narrow(grams),
        in_fraction=fraction,
        out_ptr=out_ptr,
        out_dst=dst[out_pos],
        out_pos=out_pos.astype(np.int32),
        share_ptr=_narrow(shares.ptr),
        share_site=shares.site,
        share_value=shares.value,
    )
    return columns, order


def _fed(n: int, dst: Array, aside: Array) -> Array:
    """1 for lots with an input that counts, even from an unknown source."""
    fed = np.zeros(n, np.int32)
    fed[dst[~aside]] = 1
    return fed


def _rank(lots: Lots, depth: Array, origin: Array, sites: int) -> Array:
    """Sorts mine bags first, by site and day, then other lots without inputs, then by depth."""
    day = lots.day.astype(np.int64) - NO_DAY
    return np.where(lots.kind == MINE, origin.astype(np.int64) << 32 | day, depth.astype(np.int64) + (sites << 32))


def _rows(ptr: Array, src: Array, fraction: Array, kept: Array) -> tuple[Array, Array, Array]:
    """The rows from ``ptr`` on without those set aside."""
    start = int(ptr[0])
    kept = kept[start:]
    if kept.all():
        return ptr - start, src[start:], fraction[start:]
    before = np.concatenate(([0], np.cumsum(kept)))
    return before[ptr - start], src[start:][kept], fraction[start:][kept]


def _narrow(values: Array) -> Array:
    """In 32 bits where every value fits."""
    if len(values) and int(values.max()) > np.iinfo(np.int32).max:
        return values.astype(np.int64)
    return values.astype(np.int32)
