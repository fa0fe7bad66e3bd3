"""Where the state is present: active sites with and without an agent, tags used alone, agents away. (government)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chanzo.core.days import month_of, month_start
from chanzo.core.names import fold
from chanzo.people.scopes import scope_of
from chanzo.people.types import Actor
from chanzo.sites.models import Site

from .active import MONTHS, active_sites
from .models import Agent, Posting
from .queries import days_used, postings_visible_to, spans_used
from .rules import Presence, counted
from .sightings import sightings_at
from .types import Place, SpanUsed, Used


@dataclass(frozen=True)
class Uncovered:
    """An active site without an agent on the day: since when (None: as long as the register knows), and its use."""

    site: str
    name: str
    territory: str
    province: str
    since: int | None
    bags: int
    last: int | None


@dataclass(frozen=True)
class AloneRow:
    """A site where tags were used on days without an agent posted."""

    site: str
    name: str
    days: int
    bags: int
    first: int
    last: int
    agents: str


@dataclass(frozen=True)
class AgentAt:
    """An agent and a place: posted and never seen, or seen away from its post, or unknown to the register."""

    agent: str
    site: str
    name: str
    days: int
    bags: int
    last: int | None
    posted: str
    since: int | None = None


@dataclass(frozen=True)
class AbsentRow:
    """A visit that found no agent at a site to which one was posted on that day."""

    site: str
    name: str
    day: int
    agents: str
    url: str


@dataclass(frozen=True)
class AreaRow:
    """A territory: its active sites and those of them with an agent."""

    province: str
    territory: str
    active: int
    covered: int

    @property
    def uncovered(self) -> int:
        return self.active - self.covered

    @property
    def share(self) -> float:
        return self.covered / self.active


@dataclass(frozen=True)
class Coverage:
    """How the state was present on a day and over the months before it, in the areas of an account."""

    day: int
    months: int
    active: int
    areas: list[AreaRow]
    uncovered: list[Uncovered]
    alone: list[AloneRow]
    unseen: list[AgentAt]
    away: list[AgentAt]
    unknown: list[AgentAt]
    absent: list[AbsentRow]

    @property
    def covered(self) -> int:
        """Active sites with an agent on the day."""
        return self.active - len(self.uncovered)

    @property
    def alone_days(self) -> int:
        """Site-days on which tags were used while no agent was posted."""
        return sum(row.days for row in self.alone)


def coverage_of(user: Any, day: int, *, months: int = MONTHS, area: str = "") -> Coverage:
    """The coverage that an account may know of, in a province or territory if one is named."""
    actor: Actor = user if isinstance(user, Actor) else user.actor
    sites = [site for site in active_sites(scope_of(actor), day, months) if _lies_in(site, area)]
    by_code = {site.code: site for site in sites}
    presence = Presence(
        [row.facts() for row in Posting.objects.all()], [Place(site.code, site.tagging_point) for site in sites]
    )
    first = month_of(day) - months + 1
    closed = spans_used(by_code, first, day)
    # Day by day only where one posting does not explain it all: that is long, and mostly nothing is found.
    open_sites = {one.site for one in closed if not presence.settled(one)}
    used = days_used(open_sites, first, day) if open_sites else []
    mine = {row.agent for row in postings_visible_to(user)}
    return Coverage(
        day, months, len(sites), _areas(sites, presence, day), _uncovered(sites, presence, closed, day),
        _alone(by_code, presence, used),
        _unseen(by_code, presence, {one.agent for one in closed}, day, month_start(first), mine),
        _away(by_code, presence, used, mine), _unknown(by_code, used),
        _absent(user, by_code, presence, month_start(first), day),
    )  # fmt: skip


def without_agent(user: Any, day: int) -> tuple[int, list[Site]]:
    """How many sites of an account's areas are active on a day, and those of them without an agent."""
    actor: Actor = user if isinstance(user, Actor) else user.actor
    sites = active_sites(scope_of(actor), day)
    places = [Place(site.code, site.tagging_point) for site in sites]
    presence = Presence([row.facts() for row in Posting.objects.all()], places)
    return len(sites), [site for site in sites if not presence.on(site.code, day)]


def _lies_in(site: Site, area: str) -> bool:
    folded = fold(area)
    return not folded or folded in (fold(site.province), fold(site.territory))


def _areas(sites: Iterable[Site], presence: Presence, day: int) -> list[AreaRow]:
    names = {f"{fold(site.province)}|{fold(site.territory)}": (site.province, site.territory) for site in sites}
    areas = {site.code: f"{fold(site.province)}|{fold(site.territory)}" for site in sites}
    found = counted(areas, presence, day)
    return [AreaRow(*names[area], *found[area]) for area in sorted(found)]


def _uncovered(sites: Iterable[Site], presence: Presence, closed: list[SpanUsed], day: int) -> list[Uncovered]:
    bags: dict[str, int] = defaultdict(int)
    last: dict[str, int] = {}
    for one in closed:
        bags[one.site] += one.bags
        last[one.site] = max(one.last, last.get(one.site, one.last))
    rows = []
    for site in sites:
        if not presence.on(site.code, day):
            left = presence.last_day(site.code, day)
            since = None if left is None else left + 1
            rows.append(
                Uncovered(
                    site.code, site.name, site.territory, site.province, since, bags[site.code], last.get(site.code)
                )
            )
    return sorted(rows, key=lambda row: (-row.bags, row.site))


def _alone(sites: dict[str, Site], presence: Presence, used: list[Used]) -> list[AloneRow]:
    found = presence.alone(used)
    rows = [
        AloneRow(code, sites[code].name, len(a.days), a.bags, min(a.days), max(a.days), ", ".join(sorted(a.agents)))
        for code, a in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.days, row.site))


def _posted_to(presence: Presence, agent: str) -> str:
    newest = max(presence.of_agent[agent], key=lambda posting: posting.from_day)
    return ", ".join(sorted(newest.sites)) or newest.point


def _unseen(
    sites: dict[str, Site], presence: Presence, seen: set[str], day: int, since: int, mine: set[str]
) -> list[AgentAt]:
    duties = dict(Agent.objects.filter(duty="tagging").values_list("code", "duty"))
    here = {posting.agent for code in sites for posting in presence.at(code)}
    rows = []
    for agent in presence.unseen(seen, day, since):
        if agent in duties and agent in mine and agent in here:
            begun = min(posting.from_day for posting in presence.of_agent[agent])
            rows.append(AgentAt(agent, "", "", 0, 0, None, _posted_to(presence, agent), begun))
    return rows


def _away(sites: dict[str, Site], presence: Presence, used: list[Used], mine: set[str]) -> list[AgentAt]:
    rows = []
    for (agent, site), held in presence.away(used).items():
        posted = _posted_to(presence, agent) if agent in mine else ""
        rows.append(AgentAt(agent, site, sites[site].name, len(held.days), held.bags, max(held.days), posted))
    return sorted(rows, key=lambda row: (-row.bags, row.agent, row.site))


def _absent(user: Any, sites: dict[str, Site], presence: Presence, since: int, day: int) -> list[AbsentRow]:
    return [
        AbsentRow(one.site, sites[one.site].name, one.day, ", ".join(posted), one.url)
        for one in sightings_at(user, list(sites))
        if not one.present and since <= one.day <= day and (posted := presence.on(one.site, one.day))
    ]


def _unknown(sites: dict[str, Site], used: list[Used]) -> list[AgentAt]:
    known = set(Agent.objects.values_list("code", flat=True))
    days: dict[tuple[str, str], set[int]] = defaultdict(set)
    bags: dict[tuple[str, str], int] = defaultdict(int)
    for one in used:
        if one.agent and one.agent not in known:
            days[one.agent, one.site].add(one.day)
            bags[one.agent, one.site] += one.bags
    rows = [
        AgentAt(agent, site, sites[site].name, len(held), bags[agent, site], max(held), "")
        for (agent, site), held in days.items()
    ]
    return sorted(rows, key=lambda row: (-row.bags, row.agent, row.site))
