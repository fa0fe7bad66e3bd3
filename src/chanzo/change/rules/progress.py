"""Is a figure where it should be? Targets, trends, and the four meters of the whole. (change)"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chanzo.core.indicators import Direction

MARGIN = 0.15
"""How far a figure may lie from its target and still be on track."""
STEADY = 0.02
"""A relative change smaller than this is no trend."""


class Standing(StrEnum):
    """How a figure or a statement stands."""

    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


class Trend(StrEnum):
    """Where a figure went since the period before; whether that is good, its direction says."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    UNKNOWN = "unknown"


def standing_of(value: float | None, target: float | None, direction: Direction) -> Standing:
    """A figure against its target: on track when it is met, or missed by at most the margin of the target's size."""
    if value is None:
        return Standing.NO_DATA
    if target is None:
        return Standing.NO_TARGET
    room = MARGIN * abs(target)
    met = {
        Direction.UP: value >= target - room,
        Direction.DOWN: value <= target + room,
        Direction.NONE: abs(value - target) <= room,
    }[direction]
    return Standing.ON_TRACK if met else Standing.OFF_TRACK


def trend_of(value: float | None, before: float | None) -> Trend:
    """Where a figure went since the period before."""
    if value is None or before is None:
        return Trend.UNKNOWN
    if abs(value - before) <= STEADY * max(abs(value), abs(before)):
        return Trend.STEADY
    return Trend.RISING if value > before else Trend.FALLING


def speaks_for(trend: Trend, standing: Standing, direction: Direction) -> bool | None:
    """Whether a figure supports its statement (True), speaks against it (False), or tells neither.

    Its target counts before its trend; without a direction a trend tells nothing.
    """
    if standing in (Standing.ON_TRACK, Standing.OFF_TRACK):
        return standing is Standing.ON_TRACK
    good = {Direction.UP: Trend.RISING, Direction.DOWN: Trend.FALLING}.get(direction)
    if good is None or trend in (Trend.STEADY, Trend.UNKNOWN):
        return None
    return trend is good


def of_statement(standings: Iterable[Standing]) -> Standing:
    """A statement stands as the worst of its figures that have a target; without one, as those with data."""
    found = set(standings)
    for standing in (Standing.OFF_TRACK, Standing.ON_TRACK, Standing.NO_TARGET):
        if standing in found:
            return standing
    return Standing.NO_DATA


@dataclass(frozen=True, slots=True)
class Meter:
    """So many of so many."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Meters:
    """The four meters: indicators with data, with a target, with evidence, and of those with both data and target
    the ones on track."""

    reporting: Meter
    targeted: Meter
    evidenced: Meter
    on_track: Meter


def meters(standings: Iterable[tuple[Standing, bool, bool]]) -> Meters:
    """The meters of indicators, each with its standing, whether it has a target, whether it has evidence."""
    rows = list(standings)
    judged = [s for s, _, _ in rows if s in (Standing.ON_TRACK, Standing.OFF_TRACK)]
    return Meters(
        Meter(sum(s is not Standing.NO_DATA for s, _, _ in rows), len(rows)),
        Meter(sum(targeted for _, targeted, _ in rows), len(rows)),
        Meter(sum(evidenced for _, _, evidenced in rows), len(rows)),
        Meter(judged.count(Standing.ON_TRACK), len(judged)),
    )
