"""What dated series tell on a day: prices, conflict events, rainfall. (change)"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import pstdev

Point = tuple[int, float]
"""A day since 1970 and a value; a series is in order of days."""

# A value older than this says nothing of a day.
STALE_DAYS = 100


def latest(points: Sequence[Point], day: int) -> float | None:
    """The last value up to a day, unless it is too old to tell."""
    at = bisect_right(points, day, key=lambda point: point[0])
    return points[at - 1][1] if at and day - points[at - 1][0] <= STALE_DAYS else None


def total(points: Sequence[Point], day: int, days: int) -> float | None:
    """The sum over ``days`` days up to a day; None where the series does not reach so far."""
    if latest(points, day) is None or not points or points[0][0] > day - days + 1:
        return None
    return sum(value for at, value in points if day - days < at <= day)


def change(points: Sequence[Point], day: int, days: int) -> float | None:
    """The last value against the one ``days`` before, as a share of that."""
    now, before = latest(points, day), latest(points, day - days)
    return None if now is None or not before else (now - before) / abs(before)


def volatility(points: Sequence[Point], day: int, days: int) -> float | None:
    """Standard deviation of relative steps within ``days`` days; None with fewer than three values."""
    within = [value for at, value in points if day - days < at <= day]
    steps = [(after - before) / abs(before) for before, after in pairwise(within) if before]
    return pstdev(steps) if len(steps) >= 2 else None
