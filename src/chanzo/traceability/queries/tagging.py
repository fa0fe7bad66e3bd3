"""When, where and by how many agents the bags behind a lot were tagged: sums for every reader. (traceability)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .rows import LotRow


@dataclass(frozen=True)
class Tagging:
    """First and last day, bags, how many agents wrote them, and the days of each site, ascending."""

    first: int | None
    last: int | None
    bags: int
    agents: int
    days_of: dict[str, list[int]]


def tagging_of(bags: Iterable[LotRow]) -> Tagging:
    """What the bags say together; one without a day counts, but dates nothing."""
    days_of: dict[str, set[int]] = defaultdict(set)
    agents, number = set(), 0
    for bag in bags:
        number += 1
        agents.add(bag.agent)
        days = days_of[bag.site]
        if bag.day is not None:
            days.add(bag.day)
    every = set().union(*days_of.values()) if days_of else set()
    return Tagging(
        min(every, default=None),
        max(every, default=None),
        number,
        len(agents - {""}),
        {site: sorted(days) for site, days in days_of.items() if site},
    )
