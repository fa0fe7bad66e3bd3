"""Whether visits found an agent at a site. (government)"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from chanzo.sites.queries.visits import visits_visible_to
from chanzo.sites.views.visits import visit_url

from .rules import holds, serves
from .types import Place, Posting


@dataclass(frozen=True)
class Sighting:
    """A visit to a site found an agent there, or none; ``url`` leads to the visit."""

    site: str
    day: int
    present: bool
    url: str = ""


def sightings_at(user: Any, sites: Collection[str]) -> list[Sighting]:
    """What the visits that an account may know of found at some sites, newest first."""
    found = []
    for visit in visits_visible_to(user).filter(site__in=list(sites)) if sites else ():
        present = visit.report.agent_present
        if present is not None:
            found.append(Sighting(visit.site, visit.day, present, visit_url(visit)))
    return found


def while_posted(sightings: Iterable[Sighting], postings: Sequence[Posting], places: Iterable[Place]) -> list[Sighting]:
    """The sightings at a site on a day on which one of the postings was to it."""
    known = {place.site: place for place in places}
    return [
        one
        for one in sightings
        if any(holds(p, one.day) and serves(p, known.get(one.site, Place(one.site))) for p in postings)
    ]
