"""Adding up rows by a whole-number code. (verification)"""

from typing import NamedTuple

import numpy as np

from chanzo.core.days import month_of
from chanzo.verification.types import Column, Int32, Int64


class Groups(NamedTuple):
    """Codes in ascending order, rows counted, and each row's group."""

    code: Int64
    times: Int64
    of_row: Int64

    def sums(self, values: Column) -> Int64:
        """The values added up by group; whole numbers below 2**53."""
        return np.bincount(self.of_row, weights=values, minlength=len(self.code)).astype(np.int64)


def grouped(code: Column) -> Groups:
    """Rows by code; codes that lie close together are counted without sorting."""
    if not len(code):
        empty = np.empty(0, np.int64)
        return Groups(empty, empty, empty)
    low = int(code.min())
    span = int(code.max()) - low + 1
    if span > 4 * len(code) + 100_000:
        codes, of_row, count = np.unique(code, return_inverse=True, return_counts=True)
        return Groups(codes.astype(np.int64), count, of_row)
    counts = np.bincount(code - low, minlength=span)
    present = np.flatnonzero(counts)
    rank = np.cumsum(counts > 0) - 1
    return Groups(present + low, counts[present], rank[code - low])


def by_month(ids: Column, month: Column) -> tuple[Groups, Int64, Int64]:
    """Rows by id and month (both known), with each group's id and month."""
    if not len(ids):
        empty = np.empty(0, np.int64)
        return grouped(empty), empty, empty
    first = int(month.min())
    span = int(month.max()) - first + 1
    code = np.multiply(ids, span, dtype=np.int64)
    code += month - first
    groups = grouped(code)
    return groups, groups.code // span, groups.code % span + first


def months_of(day: Column) -> Int32:
    """The calendar month of each known day; each day is looked up once, however many rows share it."""
    if not len(day):
        return np.empty(0, np.int32)
    first, last = int(day.min()), int(day.max())
    if last - first > len(day) + 100_000:
        return month_of(day)
    return np.asarray(month_of(np.arange(first, last + 1))[day - first])
