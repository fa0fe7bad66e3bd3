"""Where an agent is posted on a day, and what follows: days without one, tagging away from a post. (government)"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .types import Place, Posting, SpanUsed, Used

FOREVER = 2**31 - 1
Span = tuple[int, int]
"""First and last day, both included."""


def holds(posting: Posting, day: int) -> bool:
    """Whether a posting is in force on a day."""
    return posting.from_day <= day and (posting.to_day is None or day <= posting.to_day)


def serves(posting: Posting, place: Place) -> bool:
    """Whether a posting is to a site: by its code, or by the point at which its bags are tagged."""
    return place.site in posting.sites or (posting.point != "" and posting.point == place.point)


def spans(postings: Iterable[Posting]) -> list[Span]:
    """The days on which one of some postings is in force, as spans in order that neither touch nor overlap."""
    found: list[Span] = []
    for first, last in sorted((p.from_day, FOREVER if p.to_day is None else p.to_day) for p in postings):
        if last < first:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def within(day: int, covered: Sequence[Span]) -> bool:
    """Whether a day lies in one of the spans."""
    return any(first <= day <= last for first, last in covered)


@dataclass
class Alone:
    """Days on which bags were closed at a site while no agent was posted there, and under which codes."""

    days: set[int] = field(default_factory=set)
    bags: int = 0
    agents: set[str] = field(default_factory=set)


@dataclass
class Away:
    """Bags that a posted agent closed at a site where it was not posted on that day."""

    days: set[int] = field(default_factory=set)
    bags: int = 0


class Presence:
    """Some postings, asked about sites and days."""

    def __init__(self, postings: Iterable[Posting], places: Iterable[Place]) -> None:
        self.places = {place.site: place for place in places}
        self.of_agent: dict[str, list[Posting]] = defaultdict(list)
        by_site, by_point = defaultdict(list), defaultdict(list)
        for posting in postings:
            self.of_agent[posting.agent].append(posting)
            for site in posting.sites:
                by_site[site].append(posting)
            if posting.point:
                by_point[posting.point].append(posting)
        self._by_site, self._by_point = by_site, by_point

    def at(self, site: str) -> list[Posting]:
        """Every posting to a site, whenever."""
        point = self.places[site].point if site in self.places else ""
        named = self._by_site.get(site, [])
        return [*named, *(p for p in self._by_point.get(point, []) if site not in p.sites)] if point else list(named)

    def on(self, site: str, day: int) -> list[str]:
        """The agents posted to a site on a day."""
        return sorted({posting.agent for posting in self.at(site) if holds(posting, day)})

    def last_day(self, site: str, day: int) -> int | None:
        """The last day before ``day`` on which an agent was posted to a site; None when there never was one."""
        ended = [p.to_day for p in self.at(site) if p.to_day is not None and p.to_day < day]
        return max(ended, default=None)

    def alone(self, used: Iterable[Used]) -> dict[str, Alone]:
        """By site, the use of tags while no agent was posted there."""
        covered: dict[str, list[Span]] = {}
        found: dict[str, Alone] = defaultdict(Alone)
        for one in used:
            if one.site not in covered:
                covered[one.site] = spans(self.at(one.site))
            if not within(one.day, covered[one.site]):
                held = found[one.site]
                held.days.add(one.day)
                held.bags += one.bags
                held.agents |= {one.agent} - {""}
        return dict(found)

    def away(self, used: Iterable[Used]) -> dict[tuple[str, str], Away]:
        """By agent and site, what agents that have postings closed where they were not posted on that day."""
        found: dict[tuple[str, str], Away] = defaultdict(Away)
        for one in used:
            posted = self.of_agent.get(one.agent)
            place = self.places.get(one.site, Place(one.site))
            if posted and not any(holds(posting, one.day) and serves(posting, place) for posting in posted):
                held = found[one.agent, one.site]
                held.days.add(one.day)
                held.bags += one.bags
        return dict(found)

    def settled(self, used: SpanUsed) -> bool:
        """Whether the agent had one posting to the site for the whole span: no day of it was alone or away."""
        place = self.places.get(used.site, Place(used.site))
        return any(
            holds(posting, used.first) and holds(posting, used.last) and serves(posting, place)
            for posting in self.of_agent.get(used.agent, ())
        )

    def unseen(self, seen: Collection[str], day: int, since: int) -> list[str]:
        """Agents posted on a day and already when the window began, which were not ``seen`` in it."""
        return sorted(
            agent
            for agent, postings in self.of_agent.items()
            if agent not in seen and any(holds(posting, day) and posting.from_day <= since for posting in postings)
        )


def counted(active: Mapping[str, str], presence: Presence, day: int) -> dict[str, tuple[int, int]]:
    """By area, active sites and those of them with an agent on a day; ``active`` says the area of each site."""
    found: dict[str, tuple[int, int]] = {}
    for site, area in active.items():
        sites, covered = found.get(area, (0, 0))
        found[area] = sites + 1, covered + bool(presence.on(site, day))
    return found
