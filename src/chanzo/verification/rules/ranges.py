"""Which act on a range of numbers speaks about a number on a day. (verification)"""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.verification.types import TAG_ACTIONS, TAG_TYPES, Bool, Column, Evidence, Int64


class Scale:
    """One line on which all numbers of all tag types lie, so that a range is an interval of it."""

    def __init__(self, e: Evidence) -> None:
        acts = e.tag_acts
        series = 1 + int(max(e.numbers.series.max(initial=0), acts.series.max(initial=0)))
        values = (e.numbers.value.max(initial=0), acts.last.max(initial=0))
        self.types = len(TAG_TYPES)
        self.width = int(max(values)) + 2
        self.steps: Int64 | None = None
        if self.width * series * self.types >= 2**62:
            # Numbers too long to lie on one line of 64 bits: their ranks keep the order and do.
            self.steps = np.unique(np.concatenate((e.numbers.value, acts.first, acts.last, acts.last + 1)))
            self.width = len(self.steps) + 1

    def at(self, type_: Any, series: Column, value: Column) -> Int64:
        """Where numbers lie; -1 for a number without trailing digits."""
        step = value if self.steps is None else np.searchsorted(self.steps, value)
        code = (series.astype(np.int64) * self.types + type_) * self.width + step
        return code if not len(value) or value.min() >= 0 else np.where(value < 0, np.int64(-1), code)


class Acts:
    """Some acts on ranges, cut into the intervals between their ends, each with its acts by day."""

    def __init__(self, e: Evidence, scale: Scale, *actions: str) -> None:
        acts = e.tag_acts
        rows = np.flatnonzero(np.isin(acts.action, [TAG_ACTIONS.index(action) for action in actions]))
        rows = rows[(acts.day[rows] != NO_DAY) & (acts.first[rows] >= 0)]
        kind, series = acts.type[rows].astype(np.int64), acts.series[rows]
        low, high = scale.at(kind, series, acts.first[rows]), scale.at(kind, series, acts.last[rows])
        self.empty = not len(rows)
        if self.empty:
            return
        self.points = np.unique(np.concatenate((low, high + 1)))
        start, stop = np.searchsorted(self.points, low), np.searchsorted(self.points, high + 1)
        count = np.maximum(stop - start, 0)
        spoken = np.repeat(np.arange(len(rows)), count)
        interval = np.arange(len(spoken)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(start, count)
        day = acts.day[rows].astype(np.int64)
        self.first_day = int(day.min())
        self.span = int(day.max()) - self.first_day + 2
        order = np.lexsort((acts.order[rows][spoken], day[spoken], interval))
        self.act = rows[spoken[order]]
        self.interval = interval[order]
        self.moment = self.interval * self.span + day[spoken[order]] - self.first_day + 1
        self.held = np.bincount(interval, minlength=len(self.points)) > 0

    def hold(self, code: Int64) -> Bool:
        """Which numbers lie in any of the ranges."""
        if self.empty:
            return np.zeros(len(code), np.bool_)
        interval = np.searchsorted(self.points, code, "right") - 1
        return np.asarray(self.held[interval] & (interval >= 0))

    def latest(self, code: Int64, day: Column) -> Int64:
        """For each number the last act on or before its day, -1 when there is none."""
        if self.empty:
            return np.full(len(code), -1, np.int64)
        interval = np.searchsorted(self.points, code, "right") - 1
        offset = np.clip(day.astype(np.int64) - self.first_day + 1, 0, self.span - 1)
        at = np.searchsorted(self.moment, interval * self.span + offset, "right") - 1
        spoken = (interval >= 0) & (at >= 0)
        spoken &= self.interval[at] == interval
        return np.where(spoken, self.act[at], -1)
