"""The vocabulary of mine sites: what is known of a site from when. (sites)"""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """Who gives a status."""

    NATIONAL = "national"
    ICGLR = "icglr"
    PROGRAMME = "programme"


EXPIRED = "expired"
"""What a status is when the order that gave it has ended by its own words; nobody gives it."""
STATUSES = ("", "integrated", "candidate", "withdrawn", "green", "blue", "yellow", EXPIRED, "red")
"""Every status, gravest last: of two that one scheme gave a site on one day it counts."""


@dataclass(frozen=True)
class Description:
    """What one line of the register says of a site; ``from_day`` None is from the beginning."""

    version: int
    from_day: int | None
    capacity_low_g: int | None = None
    capacity_high_g: int | None = None


@dataclass(frozen=True)
class Status:
    """A status of one scheme from a day; ``lapsed`` says that nobody gave it: an older one turned into it.

    ``valid_to`` is the last day of the order that gave it, where the order says so.
    """

    version: int
    scheme: str
    status: str
    from_day: int
    lapsed: bool = False
    valid_to: int | None = None


@dataclass(frozen=True)
class Interruption:
    """A suspension of an area from a day to another, both inside; ``to_day`` None is open."""

    version: int
    area: str
    from_day: int
    to_day: int | None


@dataclass(frozen=True)
class Stood:
    """How a site stood on some days: whether it was suspended on one of them, and each scheme's statuses in turn."""

    suspended: bool
    statuses: dict[str, tuple[str, ...]]
