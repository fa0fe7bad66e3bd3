"""The columns of the image: lots in topological order, their inputs and uses, their origin shares. (traceability)"""

from dataclasses import dataclass, fields

import numpy as np

from chanzo.core.days import NO_DAY

from ..lineage import ASIDE, NO_SHARES, UNTRACED, Array, grouped, reckoned
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
    being places of the input columns; ``aside`` are the places of rows set aside. ``site_start`` bounds the mine
    bags of each site. Share rows start with lot
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
    aside: Array
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
    grams, dst = inputs.mass_g[fit], inputs.dst[fit]
    origin = np.where(lots.kind <= STOCK, lots.site, UNTRACED)
    by_site = np.where(
        lots.kind == MINE, origin.astype(np.int64) << 32 | (lots.day.astype(np.int64) - NO_DAY), sites << 32
    )
    found = reckoned(NO_SHARES, LEVELS[lots.kind], origin, by_site, lots.mass_g, inputs.src[fit], dst, grams, sites)
    order = found.order
    origin = origin[order]
    known = np.flatnonzero(found.src >= 0)
    out_ptr, by_src = grouped(found.src[known], n)
    out_pos = known[by_src]
    owner = np.repeat(np.arange(n, dtype=np.int32), np.diff(found.ptr))
    mines = int(np.count_nonzero(lots.kind == MINE))
    columns = Columns(
        kind=lots.kind[order].astype(np.int8),
        mass_g=_narrow(lots.mass_g[order]),
        day=lots.day[order].astype(np.int32),
        site=origin.astype(np.int32),
        site_start=np.searchsorted(origin[:mines], np.arange(sites + 1)).astype(np.int32),
        in_ptr=found.ptr,
        in_src=found.src,
        in_grams=_narrow(grams[found.row]),
        in_fraction=found.fraction,
        out_ptr=out_ptr,
        out_dst=owner[out_pos],
        out_pos=out_pos.astype(np.int32),
        aside=np.flatnonzero(found.fraction == ASIDE).astype(np.int32),
        share_ptr=_narrow(found.shares.ptr),
        share_site=found.shares.site,
        share_value=found.shares.value,
    )
    return columns, order


def _narrow(values: Array) -> Array:
    """In 32 bits where every value fits."""
    if len(values) and int(values.max()) > np.iinfo(np.int32).max:
        return values.astype(np.int64)
    return values.astype(np.int32)
