"""Where an incident is drawn: no more exactly than it is known, or than the reader may know. (incidents)"""

import math

METRES_A_DEGREE = 111_195
# Whoever does not work on the case sees a point no more exactly than this.
COARSE_M = 10_000
MICRO = 1_000_000


def coarsened(latitude_udeg: int, longitude_udeg: int, metres: int) -> tuple[float, float]:
    """The middle of the cell of a grid of so many metres in which a point lies: longitude and latitude in degrees.

    Every point of a cell is drawn at one place, so that nothing finer than the grid can be read off.
    """
    step = max(metres, 1) / METRES_A_DEGREE
    latitude = _middle(latitude_udeg / MICRO, step)
    # Eastwards a degree is shorter; the cell's own middle decides how much, so that all its points agree.
    wide = step / max(0.05, math.cos(math.radians(latitude)))
    return _middle(longitude_udeg / MICRO, wide), latitude


def exactness(precision_m: int, *, whole: bool) -> int:
    """How many metres a reader may tell apart: the case team what is known, others no less than COARSE_M."""
    return precision_m if whole else max(precision_m, COARSE_M)


def _middle(degrees: float, step: float) -> float:
    return (math.floor(degrees / step) + 0.5) * step
