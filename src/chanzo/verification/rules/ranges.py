"""Which act on a range of numbers speaks about a number on a day. (verification)

All ranges of one tag type and one series of numbers lie between a lowest and a highest number; these stretches laid
end to end make one scale, cut at the ends of ranges into intervals in which the same acts speak.
"""

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.verification.types import TAG_ACTIONS, TAG_TYPES, Bool, Column, Evidence, Int64

TYPES = len(TAG_TYPES)
# Rows looked at together: few enough to stay in a processor's cache.
BLOCK = 1 << 17


class Scale:
    """The scale of all ranges that acts speak of."""

    def __init__(self, e: Evidence) -> None:
        acts = e.tag_acts
        self.acts = acts
        self.rows = np.flatnonzero((acts.day != NO_DAY) & (acts.first >= 0) & (acts.last >= acts.first))
        series = max(int(acts.series.max(initial=-1)), int(e.numbers.series.max(initial=-1))) + 1
        stretch = acts.series[self.rows].astype(np.int64) * TYPES + acts.type[self.rows]
        first, last = acts.first[self.rows], acts.last[self.rows]
        self.lowest = np.full(series * TYPES, 2**62, np.int64)
        self.highest = np.full(series * TYPES, -1, np.int64)
        np.minimum.at(self.lowest, stretch, first)
        np.maximum.at(self.highest, stretch, last)
        width = np.where(self.highest >= 0, self.highest - self.lowest + 1, 0)
        self.shift = np.where(width > 0, np.cumsum(width) - width - self.lowest, 0)
        self.length = int(width.sum())
        low, high = first + self.shift[stretch], last + self.shift[stretch]
        self.points = np.unique(np.concatenate((low, high + 1)))
        start, stop = np.searchsorted(self.points, low), np.searchsorted(self.points, high + 1)
        count = stop - start
        act = np.repeat(np.arange(len(self.rows)), count)
        interval = np.arange(len(act)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(start, count)
        order = np.lexsort((acts.order[self.rows][act], acts.day[self.rows][act], interval))
        self.act, self.interval = self.rows[act[order]], interval[order]

    def intervals(self, type_: Column, series: Column, value: Column) -> Column:
        """The interval each number lies in; the one after the last where no range ever held it."""
        table = np.zeros(0, np.int32)
        if 0 < self.length <= 4 * len(value) + 10_000:
            table = np.repeat(np.arange(len(self.points), dtype=np.int32), np.diff(np.append(self.points, self.length)))
        found = np.full(len(value), len(self.points), np.int32)
        for start in range(0, len(value), BLOCK):
            block = slice(start, start + BLOCK)
            stretch = series[block] * TYPES + type_[block]
            inside = (value[block] >= self.lowest[stretch]) & (value[block] <= self.highest[stretch])
            code = (value[block] + self.shift[stretch])[inside]
            found[block][inside] = table[code] if len(table) else np.searchsorted(self.points, code, "right") - 1
        return found


class Acts:
    """Some kinds of acts, by interval and day."""

    def __init__(self, scale: Scale, *actions: str) -> None:
        acts = scale.acts
        codes = [TAG_ACTIONS.index(action) for action in actions]
        ours = np.isin(acts.action[scale.act], codes)
        self.act, self.interval = scale.act[ours], scale.interval[ours]
        self.count = np.bincount(self.interval, minlength=len(scale.points) + 1)
        self.empty = not len(self.act)
        if self.empty:
            return
        self.day = acts.day[self.act].astype(np.int64)
        self.first_day = int(self.day.min())
        self.span = int(self.day.max()) - self.first_day + 2
        self.moment = self.interval * self.span + self.day - self.first_day + 1
        self.only = np.zeros(len(self.count), np.int64)
        self.only[self.interval] = np.arange(len(self.act))

    def hold(self, interval: Column) -> Bool:
        """Which intervals any of the ranges covers."""
        return (self.count > 0)[interval]

    def latest(self, interval: Column, day: Column) -> Int64:
        """For each number's interval the last act on or before its day, -1 when there is none."""
        if self.empty:
            return np.full(len(interval), -1, np.int64)
        times = self.count[interval]
        at = self.only[interval]
        spoken = (times > 0) & (self.day[at] <= day)
        several = np.flatnonzero(times > 1)
        if len(several):
            offset = np.clip(day[several].astype(np.int64) - self.first_day + 1, 0, self.span - 1)
            last = np.searchsorted(self.moment, interval[several] * self.span + offset, "right") - 1
            at[several] = last
            spoken[several] = (last >= 0) & (self.interval[last] == interval[several])
        return np.where(spoken, self.act[at], -1)
