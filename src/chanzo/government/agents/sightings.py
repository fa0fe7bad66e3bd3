"""Agents seen at their post by those who visit: sources of it that other rooms' records fill. (government)"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sighting:
    """An agent was there on a day when a site was visited; ``url`` leads to the visit."""

    agent: str
    site: str
    day: int
    url: str = ""


Source = Callable[[Any, Collection[str]], Iterable[Sighting]]
"""Of an account and some agents' codes, the sightings that the account may know of."""

_sources: list[Source] = []


def offer_sightings(source: Source) -> None:
    """Add a source; one stands once."""
    if source not in _sources:
        _sources.append(source)


def sightings_of(user: Any, agents: Collection[str]) -> list[Sighting]:
    """Every sighting of some agents, newest first."""
    found = (one for source in _sources for one in source(user, agents))
    return sorted(found, key=lambda one: (-one.day, one.site))
