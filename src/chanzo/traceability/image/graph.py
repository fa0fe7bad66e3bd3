"""Custody as one graph of lot numbers: the image's columns, and over them what changed since. (traceability)"""

from dataclasses import dataclass

import numpy as np

from chanzo.core.days import NO_DAY

from ..lineage import Array, Shares, distinct, owned_span, span
from .columns import GONE, MINE, STOCK, Columns
from .overlay import Overlay


@dataclass(frozen=True, slots=True)
class Graph:
    """Lots 0..size-1; those from ``base.n`` on came after the image."""

    base: Columns
    over: Overlay | None = None

    @property
    def size(self) -> int:
        """One more than the highest lot number."""
        return self.over.size if self.over else self.base.n

    # What a lot is.

    def kind(self, lots: Array) -> Array:
        """Kind codes; GONE for a lot that no longer stands."""
        return self._column("kind", lots)

    def mass_g(self, lots: Array) -> Array:
        """Closing grams, -1 where unreadable."""
        return self._column("mass_g", lots)

    def day(self, lots: Array) -> Array:
        """Closing days, NO_DAY where unknown."""
        return self._column("day", lots)

    def site(self, lots: Array) -> Array:
        """The site a source is from, 0 for none and for other lots."""
        return self._column("site", lots)

    def _column(self, name: str, lots: Array) -> Array:
        column = getattr(self.base, name)
        if self.over is None:
            return column[lots]
        held = self.over.changed.hold(lots)
        if not held.any():
            return column[lots]
        values = np.empty(len(lots), np.int64)
        values[~held] = column[lots[~held]]
        values[held] = getattr(self.over.rows, name)[self.over.changed.rows(lots[held])]
        return values

    # What a lot is made of.

    def inputs(self, lots: Array) -> tuple[Array, Array, Array, Array]:
        """Every input row of the lots: (index into ``lots``, src, grams, fraction), unknown and set aside too."""
        base = self.base
        if self.over is None:
            owner, at = owned_span(base.in_ptr, lots)
            return owner, base.in_src[at], base.in_grams[at], base.in_fraction[at]
        held = self.over.changed.hold(lots)
        plain, changed = np.flatnonzero(~held), np.flatnonzero(held)
        owner, at = owned_span(base.in_ptr, lots[plain])
        rows = self.over.rows
        owner2, at2 = owned_span(rows.in_ptr, self.over.changed.rows(lots[changed]))
        return (
            np.concatenate((plain[owner], changed[owner2])),
            np.concatenate((base.in_src[at], rows.in_src[at2])),
            np.concatenate((base.in_grams[at], rows.in_grams[at2])),
            np.concatenate((base.in_fraction[at], rows.in_fraction[at2])),
        )

    def sources(self, lots: Array) -> Array:
        """The known lots that the lots took, as often as they took them; rows set aside left out."""
        if self.over is None:
            return self._base_sources(lots)
        held = self.over.changed.hold(lots)
        if not held.any():
            return self._base_sources(lots)
        rows = self.over.rows
        at = span(rows.in_ptr, self.over.changed.rows(lots[held]))
        src = rows.in_src[at]
        return np.concatenate((self._base_sources(lots[~held]), src[(src >= 0) & (rows.in_fraction[at] >= 0)]))

    def _base_sources(self, lots: Array) -> Array:
        base = self.base
        lots = lots[lots >= base.plain]
        if not len(lots):
            return base.in_src[:0]
        at = span(base.in_ptr, lots)
        src = base.in_src[at]
        keep = src >= 0
        if len(base.aside):
            keep &= base.in_fraction[at] >= 0
        return src if keep.all() else src[keep]

    def ancestors(self, lots: Array) -> Array:
        """The lots and every lot that counts in them, ascending."""
        found = [lots]
        while len(lots := distinct(self.sources(lots))):
            found.append(lots)
        return distinct(np.concatenate(found))

    # What a lot went into.

    def uses(self, lots: Array) -> tuple[Array, Array, Array]:
        """Every use of the lots: (index into ``lots``, dst, fraction of dst), those set aside too."""
        base = self.base
        if self.over is None:
            owner, at = owned_span(base.out_ptr, lots)
            return owner, base.out_dst[at], base.in_fraction[base.out_pos[at]]
        old = np.flatnonzero(lots < base.n)
        owner, at = owned_span(base.out_ptr, lots[old])
        dst = base.out_dst[at]
        stands = ~self.over.changed.hold(dst)
        owner, dst, fraction = old[owner[stands]], dst[stands], base.in_fraction[base.out_pos[at[stands]]]
        used = np.flatnonzero(self.over.users.hold(lots))
        if not len(used):
            return owner, dst, fraction
        owner2, at2 = owned_span(self.over.out_ptr, self.over.users.rows(lots[used]))
        return (
            np.concatenate((owner, used[owner2])),
            np.concatenate((dst, self.over.out_dst[at2])),
            np.concatenate((fraction, self.over.out_fraction[at2])),
        )

    def reach(self, lots: Array) -> Array:
        """The lots and every lot after them, rows set aside followed too, ascending."""
        seen = distinct(lots)
        edge = seen
        while len(edge):
            after = distinct(self.uses(edge)[1].astype(np.int64))
            edge = after[~np.isin(after, seen, assume_unique=True)]
            seen = distinct(np.concatenate((seen, edge)))
        return seen

    def flow(self, lots: Array) -> tuple[Array, Array]:
        """The later lots that the lots' material entered, ascending, and the part of each that it is."""
        part = np.ones(len(lots))
        mixing = bool(len(lots)) and bool(np.any(self.kind(lots) > STOCK))
        starts = lots
        after: list[Array] = []
        parts: list[Array] = []
        while len(lots):
            owner, dst, fraction = self.uses(lots)
            keep = fraction >= 0
            if mixing:  # a lot asked about is wholly itself, whatever another one gave to it
                keep &= ~np.isin(dst, starts)
            owner, dst, gain = owner[keep], dst[keep], fraction[keep] * part[owner[keep]]
            lots, part = summed(dst, gain)
            after.append(lots)
            parts.append(part)
        return summed(np.concatenate(after), np.concatenate(parts)) if after else (lots, part)

    # Where material is from.

    def shares(self, lot: int) -> tuple[Array, Array]:
        """The sites a lot is from (0: untraced), ascending, and their shares, which sum to one."""
        base, over = self.base, self.over
        if over is not None and over.mixed.hold(np.array([lot]))[0]:
            return over.shares.row(int(np.searchsorted(over.mixed.ids, lot)))
        if lot < base.plain:
            return base.site[lot : lot + 1], np.ones(1)
        a, b = base.share_ptr[lot - base.plain], base.share_ptr[lot - base.plain + 1]
        return base.share_site[a:b], base.share_value[a:b]

    def share_rows(self, lots: Array) -> Shares:
        """The share rows of lots, in their order."""
        base, over = self.base, self.over
        fresh = over.mixed.hold(lots) if over is not None else np.zeros(len(lots), bool)
        own = ~fresh & (lots < base.plain)
        rest = ~fresh & ~own
        count = np.ones(len(lots), np.int64)
        count[rest] = np.diff(base.share_ptr)[lots[rest] - base.plain] if rest.any() else 0
        if over is not None:
            count[fresh] = np.diff(over.shares.ptr)[over.mixed.rows(lots[fresh])]
        ptr = np.concatenate(([0], np.cumsum(count)))
        site, value = np.zeros(ptr[-1], np.int32), np.ones(ptr[-1])
        site[ptr[:-1][own]] = base.site[lots[own]]
        to, at = span(ptr, np.flatnonzero(rest)), span(base.share_ptr, lots[rest] - base.plain)
        site[to], value[to] = base.share_site[at], base.share_value[at]
        if over is not None:
            to, at = span(ptr, np.flatnonzero(fresh)), span(over.shares.ptr, over.mixed.rows(lots[fresh]))
            site[to], value[to] = over.shares.site[at], over.shares.value[at]
        return Shares(ptr, site, value)

    def closed_at(self, site: int, first: int | None, last: int | None, kind: int = MINE) -> Array:
        """The mine bags (or counted stock) of a site with a day from ``first`` to ``last``, both included, ascending.

        An open side lets every dated lot in; a lot without a day is in only where both sides are open.
        """
        low = first if first is not None else NO_DAY if last is None else NO_DAY + 1
        high = last if last is not None else 2**31 - 1
        base = self.base
        if kind != MINE:
            rest = np.arange(base.mines, base.plain)
            days = base.day[base.mines : base.plain]
            same = (base.kind[rest] == kind) & (base.site[rest] == site) & (days >= low) & (days <= high)
            found = rest[same]
        elif 0 <= site < len(base.site_start) - 1:
            a, b = int(base.site_start[site]), int(base.site_start[site + 1])
            days = base.day[a:b]
            found = np.arange(a + np.searchsorted(days, low), a + np.searchsorted(days, high, "right"))
        else:
            found = np.zeros(0, np.int64)
        if self.over is None:
            return found
        rows = self.over.rows
        fits = (rows.kind == kind) & (rows.site == site) & (rows.day >= low) & (rows.day <= high)
        found = found[~self.over.changed.hold(found)]
        return np.concatenate((found, rows.ids[fits])) if fits.any() else found

    def standing(self) -> Array:
        """Every lot that stands, ascending."""
        lots = np.arange(self.size)
        return lots if self.over is None else lots[self.kind(lots) != GONE]


def summed(lots: Array, values: Array) -> tuple[Array, Array]:
    """The different lots, ascending, each with the sum of its values."""
    if not len(lots):
        return lots, values
    order = np.argsort(lots, kind="stable")
    lots, values = lots[order], values[order]
    first = np.concatenate(([True], lots[1:] != lots[:-1]))
    return lots[first], np.add.reduceat(values, np.flatnonzero(first))
