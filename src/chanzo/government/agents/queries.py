"""What is asked about state agents: who a reader may see, where they are posted, when seen tagging. (government)"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from chanzo.core.days import month_of
from chanzo.core.names import fold
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act, Actor
from chanzo.people.types import Place as Where
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of, sites_in
from chanzo.traceability.models import Lot
from chanzo.traceability.queries.lots import lots_in

from . import types
from .models import Agent, PostHandOver, Posting, Training


@dataclass(frozen=True)
class Seen:
    """The last day on which lines bear an agent's code, at which site or whose premises."""

    day: int
    site: str
    organisation: str


def places_posted(sites: Collection[str], point: str) -> list[Where]:
    """Where an agent works who is posted to sites, or to a tagging point and so to the sites it serves."""
    named = Q(code__in=list(sites)) | (Q(tagging_point=point) if point else Q(pk=""))
    known = {site.code: place_of(site) for site in Site.objects.filter(named)}
    return [*known.values(), *(Where(site=site) for site in sites if site not in known)]


def places_of(postings: Iterable[types.Posting]) -> list[types.Place]:
    """The sites that some postings are to, as rules see them."""
    held = list(postings)
    codes, points = {site for p in held for site in p.sites}, {p.point for p in held if p.point}
    known = Site.objects.filter(Q(code__in=codes) | Q(tagging_point__in=points))
    return [types.Place(*row) for row in known.values_list("code", "tagging_point")]


def may_post(user: Any, sites: Collection[str], point: str) -> bool:
    """Whether an account may post agents to all of these sites and to every site of the point."""
    places = places_posted(sites, point)
    return bool(places) and all(may(user, Act.POST_AGENTS, at=place) for place in places)


def _of_area(actor: Actor) -> Q | None:
    """What tells the postings of an account's areas from others; None for who is bound to none."""
    scope = scope_of(actor)
    if scope.everything or not scope.areas:
        return None
    codes, points = set(), set()
    for code, point in sites_in(scope).values_list("code", "tagging_point"):
        codes.add(code)
        points.add(point)
    inside = [
        seq
        for seq, sites, point in Posting.objects.values_list("seq", "sites", "point")
        if (point and point in points) or not codes.isdisjoint(json.loads(sites))
    ]
    return Q(seq__in=inside)


def postings_visible_to(user: Any) -> QuerySet[Posting]:
    """The postings to places of an account's areas; all for who is bound to none."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_AGENTS):
        return Posting.objects.none()
    bound = _of_area(actor)
    return Posting.objects.all() if bound is None else Posting.objects.filter(bound)


def agents_visible_to(user: Any) -> QuerySet[Agent]:
    """The agents posted in an account's areas, now or once, and those it registered and nobody posted yet."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_AGENTS):
        return Agent.objects.none()
    agents = Agent.objects.order_by("code")
    if _of_area(actor) is None:
        return agents
    posted = postings_visible_to(user).values("agent")
    fresh = Q(registered_by=actor.number) & ~Q(code__in=Posting.objects.values("agent"))
    return agents.filter(Q(code__in=posted) | fresh)


def agent_visible_to(user: Any, code: str) -> Agent | None:
    """The agent of a code, if the account may see it."""
    return agents_visible_to(user).filter(code=fold(code)).first()


def last_seen(user: Any, agents: Iterable[str]) -> dict[str, Seen]:
    """When and where each agent was last seen tagging, of the bags that the account may see; two queries."""
    lots = lots_in(user.scope).order_by()
    months = dict(lots.filter(agent__in=list(agents)).values_list("agent").annotate(last=Max("month")))
    known = {agent: month for agent, month in months.items() if month is not None}
    if not known:
        return {}
    asked = Q()
    for agent, month in known.items():
        asked |= Q(agent=agent, month=month)
    found: dict[str, Seen] = {}
    rows = lots.filter(asked).values_list("agent", "site", "organisation", "kind").annotate(last=Max("day"))
    for agent, site, organisation, kind, day in sorted(rows, key=lambda row: (row[4] or 0, row[1], row[2])):
        if day is not None:
            found[agent] = Seen(day, site if kind == "mine" else "", "" if kind == "mine" else organisation)
    return found


@dataclass(frozen=True)
class Month:
    """Bags that an agent closed in a month, by kind of bag, and their grams."""

    month: int
    kind: str
    bags: int
    mass_g: int
    days: int
    sites: int


def bags_by_month(user: Any, agent: str) -> list[Month]:
    """What an agent closed month by month, newest first, of the bags that the account may see."""
    rows = lots_in(user.scope).order_by().filter(agent=agent, month__isnull=False).values("month", "kind")
    summed = rows.annotate(
        bags=Count("key"), grams=Sum("mass_g"), days=Count("day", distinct=True), places=Count("site", distinct=True)
    )
    months = [
        Month(row["month"] or 0, row["kind"], row["bags"], row["grams"] or 0, row["days"], row["places"])
        for row in summed
    ]
    return sorted(months, key=lambda one: (-one.month, one.kind))


def days_tagging(user: Any, agents: Collection[str], month: int) -> dict[str, int]:
    """On how many days of a month lines bear each agent's code, of the bags that the account may see."""
    lots = lots_in(user.scope).order_by().filter(agent__in=list(agents), month=month)
    return dict(lots.values_list("agent").annotate(days=Count("day", distinct=True)))


def current_postings(user: Any, agents: Collection[str], day: int) -> dict[str, list[Posting]]:
    """The postings in force on a day, by agent."""
    held: dict[str, list[Posting]] = defaultdict(list)
    rows = postings_visible_to(user).filter(agent__in=list(agents), from_day__lte=day)
    for row in rows.filter(Q(to_day=None) | Q(to_day__gte=day)).order_by("-from_day", "-seq"):
        held[row.agent].append(row)
    return held


def trainings_of(agents: Collection[str]) -> QuerySet[Training]:
    """The trainings of some agents, newest first."""
    return Training.objects.filter(agent__in=list(agents)).order_by("-day", "-seq")


def hand_overs_of(agent: str) -> QuerySet[PostHandOver]:
    """Posts that an agent handed over or took over, newest first."""
    return PostHandOver.objects.filter(Q(agent=agent) | Q(successor=agent)).order_by("-day", "-seq")


def site_names(codes: Iterable[str]) -> Mapping[str, str]:
    """The names of sites by code."""
    return dict(Site.objects.filter(code__in=set(codes)).values_list("code", "name"))


def spans_used(codes: Collection[str], first: int, day: int) -> list[types.SpanUsed]:
    """Mine bags closed at sites from the month ``first`` to a day, by agent and site."""
    rows = _closed(codes, first, day).values_list("agent", "site")
    summed = rows.annotate(bags=Count("key"), first=Min("day"), last=Max("day"))
    return [types.SpanUsed(*row) for row in summed]


def days_used(codes: Collection[str], first: int, day: int) -> list[types.Used]:
    """Mine bags closed at sites from the month ``first`` to a day, by agent, site and day."""
    rows = _closed(codes, first, day).values_list("agent", "site", "day").annotate(bags=Count("key"))
    return [types.Used(agent, site, on, bags) for agent, site, on, bags in rows]


def _closed(codes: Collection[str], first: int, day: int) -> QuerySet[Lot]:
    months = {"month__gte": first, "month__lte": month_of(day)}
    return Lot.objects.filter(site__in=list(codes), **months, kind="mine", day__lte=day).order_by()
