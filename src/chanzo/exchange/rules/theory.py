"""What the public may read of frozen figures: none of a few people, none that two periods would give. (exchange)

A figure is withheld where it counts, or leaves out, one to four things. Breakdowns are not published. Of snapshots
whose periods overlap without being the same only the first frozen is public, so no month is their difference.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

LEAST = 5


class Frozen(Protocol):
    """A snapshot: its first and last day, and the record that froze it."""

    seq: int
    first: int
    last: int


S = TypeVar("S", bound=Frozen)


def public_among(snapshots: Iterable[S]) -> list[S]:
    """The snapshots that the public reads, newest period first; those of one period stand beside each other."""
    taken: list[S] = []
    for each in sorted(snapshots, key=lambda one: one.seq):
        same_or_apart = (
            (each.first, each.last) == (other.first, other.last) or each.last < other.first or other.last < each.first
            for other in taken
        )
        if all(same_or_apart):
            taken.append(each)
    return sorted(taken, key=lambda one: (-one.last, -one.seq))


def told(observed: Mapping[str, Any] | None, reckoning: str) -> tuple[float | None, bool]:
    """The value that is told of what a document observed, and whether it is withheld for being of a few."""
    if observed is None or observed["value"] is None:
        return None, False
    part, whole = observed["numerator"], observed["denominator"]
    few = [observed["n"]] if reckoning == "median" else [part] if whole is None else [part, whole, whole - part]
    withheld = any(number is not None and 0 < number < LEAST for number in few)
    return (None, True) if withheld else (observed["value"], False)
