"""What changed since the image, as rows that stand over its rows; never edited, always replaced. (traceability)"""

from dataclasses import dataclass

import numpy as np

from ..lineage import Array, Shares, followed, grouped, picked, span


class Marks:
    """Which lots are in a set of ascending numbers below ``size``: one bit each, so that most are told at a glance."""

    def __init__(self, ids: Array, size: int) -> None:
        self.ids = ids
        self._bits = np.zeros(size // 8 + 1, np.uint8)
        np.bitwise_or.at(self._bits, ids >> 3, np.left_shift(1, ids & 7).astype(np.uint8))

    def hold(self, lots: Array) -> Array:
        """True for each lot in the set."""
        return (self._bits[lots >> 3] >> (lots & 7).astype(np.uint8)) & 1 != 0

    def rows(self, lots: Array) -> Array:
        """The row of each lot, all of which are in the set."""
        return np.searchsorted(self.ids, lots)


@dataclass(frozen=True, slots=True)
class Rows:
    """Lots with all their input rows, by ascending number: what a changed lot is now."""

    ids: Array
    kind: Array
    mass_g: Array
    day: Array
    site: Array
    in_ptr: Array
    in_src: Array
    in_grams: Array
    in_fraction: Array


@dataclass(frozen=True, slots=True)
class Overlay:
    """Changed and new lots (``rows``), the uses that their inputs are, and every share row that came out anew.

    ``size`` is one more than the highest lot number.
    """

    size: int
    rows: Rows
    changed: Marks
    users: Marks
    out_ptr: Array
    out_dst: Array
    out_fraction: Array
    mixed: Marks
    shares: Shares


def no_rows() -> Rows:
    """Nothing changed."""
    none = np.zeros(0, np.int64)
    return Rows(none, none, none, none, none, np.zeros(1, np.int64), none, none, np.zeros(0))


def merged(old: Rows, new: Rows) -> Rows:
    """The rows of both; where a lot is in both, the new one."""
    stay = np.flatnonzero(~np.isin(old.ids, new.ids, assume_unique=True))
    ids = np.concatenate((old.ids[stay], new.ids))
    order = np.argsort(ids, kind="stable")
    place = np.concatenate((stay, np.arange(len(new.ids)) + len(old.ids)))[order]

    def both(name: str) -> Array:
        return np.concatenate((getattr(old, name), getattr(new, name)))

    count = np.concatenate((np.diff(old.in_ptr), np.diff(new.in_ptr)))
    ptr = np.concatenate(([0], np.cumsum(count)))
    at = span(ptr, place)
    return Rows(
        ids=ids[order],
        kind=both("kind")[place],
        mass_g=both("mass_g")[place],
        day=both("day")[place],
        site=both("site")[place],
        in_ptr=np.concatenate(([0], np.cumsum(count[place]))),
        in_src=both("in_src")[at],
        in_grams=both("in_grams")[at],
        in_fraction=both("in_fraction")[at],
    )


def merged_shares(old_ids: Array, old: Shares, ids: Array, new: Shares) -> tuple[Array, Shares]:
    """The share rows of both; where a lot is in both, the new one."""
    stay = np.flatnonzero(~np.isin(old_ids, ids, assume_unique=True))
    all_ids = np.concatenate((old_ids[stay], ids))
    order = np.argsort(all_ids, kind="stable")
    place = np.concatenate((stay, np.arange(len(ids)) + len(old_ids)))[order]
    return all_ids[order], picked(followed(old, new), place)


def overlaid(size: int, rows: Rows, share_ids: Array, shares: Shares) -> Overlay:
    """The overlay of these rows, with the uses that their inputs are."""
    known = np.flatnonzero(rows.in_src >= 0)
    dst = np.repeat(rows.ids, np.diff(rows.in_ptr))[known]
    users, user = np.unique(rows.in_src[known], return_inverse=True)
    out_ptr, order = grouped(user, len(users))
    return Overlay(
        size=size,
        rows=rows,
        changed=Marks(rows.ids, size),
        users=Marks(users, size),
        out_ptr=out_ptr,
        out_dst=dst[order],
        out_fraction=rows.in_fraction[known][order],
        mixed=Marks(share_ids, size),
        shares=shares,
    )
