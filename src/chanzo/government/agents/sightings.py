"""Whether visits found an agent at a site: sources of it that other rooms' records fill. (government)"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .rules import holds, serves
from .types import Place, Posting


@dataclass(frozen=True)
class Sighting:
    """A visit to a site found an agent there, or none; ``url`` leads to the visit."""

    site: str
    day: int
    present: bool
    url: str = ""


Source = Callable[[Any, Collection[str]], Iterable[Sighting]]
"""Of an account and some sites' codes, the sightings that the account may know of."""

_sources: list[Source] = []


def offer_sightings(source: Source) -> None:
    """Add a source; one stands once."""
    if source not in _sources:
        _sources.append(source)


def sightings_at(user: Any, sites: Collection[str]) -> list[Sighting]:
    """Every sighting at some sites, newest first."""
    found = (one for source in _sources for one in source(user, sites)) if sites else ()
    return sorted(found, key=lambda one: (-one.day, one.site))


def while_posted(sightings: Iterable[Sighting], postings: Sequence[Posting], places: Iterable[Place]) -> list[Sighting]:
    """The sightings at a site on a day on which one of the postings was to it."""
    known = {place.site: place for place in places}
    return [
        one
        for one in sightings
        if any(holds(p, one.day) and serves(p, known.get(one.site, Place(one.site))) for p in postings)
    ]
