"""Where state agents are posted, whether they are trained, how they leave. (government)"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Min

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.people.scopes import EVERYTHING
from chanzo.sites.models import Site, SiteVersion
from chanzo.traceability.types import VERSIONS

from ..agents.active import active_sites
from ..agents.queries import agents_visible_to, postings_visible_to
from ..agents.rules import Presence, holds
from ..agents.types import Ending, Place, Result
from ..models import Agent, PostHandOver, Posting, Training

N_ = str  # marks a word for the catalogues; it is translated where it is shown

YEAR = 365


def known_by() -> dict[str, int]:
    """The record by which the register first knew each site."""
    lines = SiteVersion.objects.order_by().values_list("code").annotate(Min("version"))
    return {code: version // VERSIONS for code, version in lines}


def covered(asked: Asked) -> Cases:
    """The sites at work on the last day; the part are those to which an agent is posted on it."""
    sites = active_sites(EVERYTHING, asked.last)
    postings = list(Posting.objects.filter(from_day__lte=asked.last).order_by("seq"))
    presence = Presence([row.facts() for row in postings], [Place(site.code, site.tagging_point) for site in sites])
    seqs, known = {row.facts(): row.seq for row in postings}, known_by()
    rows = []
    for site in sites:
        there = [one for one in presence.at(site.code) if holds(one, asked.last)]
        seq = max((seqs[one] for one in there), default=known.get(site.code, 0))
        rows.append(Case(site.code, seq, asked.last, int(bool(there)), by=(site.province,)))
    return Cases(bool(postings), rows)


def trained(asked: Asked) -> Cases:
    """The agents posted on the last day; the part followed a course within the year before."""
    postings = list(Posting.objects.filter(from_day__lte=asked.last).order_by("seq"))
    held = {row.agent: row for row in postings if holds(row.facts(), asked.last)}
    course: dict[str, int] = {}
    courses = Training.objects.filter(day__gt=asked.last - YEAR, day__lte=asked.last).exclude(result=Result.FAILED)
    for agent, seq in courses.order_by("day", "seq").values_list("agent", "seq"):
        course[agent] = seq
    service, province = _services(), _provinces(held.values())
    return Cases(
        bool(postings),
        [
            Case(
                agent, course.get(agent, row.seq), asked.last, int(agent in course),
                by=(province[row.seq], service.get(agent, "")),
            )
            for agent, row in sorted(held.items())
        ],
    )  # fmt: skip


def left(asked: Asked) -> Cases:
    """The postings in force on a day of the period; the part are those that ended in it."""
    postings = list(Posting.objects.filter(from_day__lte=asked.last).order_by("seq"))
    within = [row for row in postings if row.to_day is None or row.to_day >= asked.first]
    service, province = _services(), _provinces(within)
    rows = []
    for row in within:
        ended = row.to_day is not None and row.to_day <= asked.last
        day = row.to_day if ended and row.to_day is not None else max(row.from_day, asked.first)
        by = province[row.seq], service.get(row.agent, "")
        rows.append(Case(str(row.seq), row.seq, day, int(ended), by=by))
    return Cases(bool(postings), rows)


def handed_over(asked: Asked) -> Cases:
    """The postings that ended in the period, but for posts that were closed; the part passed on to a successor."""
    postings = Posting.objects.filter(to_day__lte=asked.last).exclude(reason=Ending.POST_CLOSED)
    ended = list(postings.filter(to_day__gte=asked.first).order_by("seq"))
    passed = dict(PostHandOver.objects.values_list("posting", "seq"))
    service, province = _services(), _provinces(ended)
    rows = []
    for row in ended:
        by = province[row.seq], service.get(row.agent, "")
        seq = passed.get(row.seq, row.ended_by or row.seq)
        rows.append(Case(str(row.seq), seq, row.to_day or 0, int(row.seq in passed), by=by))
    return Cases(postings.exists(), rows)


def _services() -> dict[str, str]:
    return dict(Agent.objects.values_list("code", "service"))


def _provinces(postings: Iterable[Posting]) -> Mapping[int, str]:
    """The province of each posting; empty where it reaches into several."""
    at_point: dict[str, set[str]] = defaultdict(set)
    of_site = {}
    for code, point, province in Site.objects.values_list("code", "tagging_point", "province"):
        of_site[code] = province
        at_point[point].add(province)
    found = {}
    for row in postings:
        named = {of_site.get(site, "") for site in json.loads(row.sites)}
        named |= at_point.get(row.point, set()) if row.point else set()
        found[row.seq] = named.pop() if len(named) == 1 else ""
    return found


def _agents_readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & set(agents_visible_to(user).values_list("code", flat=True))


def _postings_readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & {str(seq) for seq in postings_visible_to(user).values_list("seq", flat=True)}


def _posting_url(key: str) -> str:
    agent = Posting.objects.filter(seq=int(key)).values_list("agent", flat=True).first()
    return f"/agents/{agent or ''}"


register_noun(Noun("agent", N_("State agent"), lambda key: f"/agents/{key}", _agents_readable))
register_noun(Noun("posting", N_("Posting of an agent"), _posting_url, _postings_readable))

_POSTS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part="",
    source=N_("the register of state agents"),
    noun="posting",
    breakdowns=("province", "service"),
    responsible="official",
)

register(
    replace(
        _POSTS,
        code="agents.covered_sites",
        name=N_("Sites at work with an agent posted"),
        definition=N_(
            "Of the sites at work on the last day (bags of the last three months, or integrated), those to which, or "
            "to whose tagging point, an agent is posted on it."
        ),
        part=N_("sites with an agent posted"),
        whole=N_("sites at work"),
        source=N_("the register of state agents, statuses of sites and lines of mine logs"),
        quality=N_("A posting is paper: whether the agent was there is told by visits."),
        noun="site",
        breakdowns=("province",),
        cases=covered,
    ),
    replace(
        _POSTS,
        code="agents.trained_12_months",
        name=N_("Agents trained within a year"),
        definition=N_(
            "Of the agents posted on the last day, those who followed a course within the twelve months before it and "
            "did not fail it."
        ),
        part=N_("agents who followed a course"),
        whole=N_("agents posted"),
        quality=N_("Says that they were there, not what they learned. The service is the one an agent has now."),
        noun="agent",
        cases=trained,
    ),
    replace(
        _POSTS,
        code="agents.turnover",
        name=N_("Postings that ended"),
        definition=N_("Of the postings in force on any day of the period, those that ended in it."),
        direction=Direction.DOWN,
        part=N_("postings that ended"),
        whole=N_("postings in force on a day of the period"),
        quality=N_("Grows with the length of the period: compare only periods of one length. Leave counts as an end."),
        cases=left,
    ),
    replace(
        _POSTS,
        code="agents.handovers_done",
        name=N_("Posts handed over to a successor"),
        definition=N_("Of the postings that ended in the period, those that were handed over; closed posts left out."),
        part=N_("postings handed over"),
        whole=N_("postings that ended"),
        quality=N_("A hand-over says what was passed on; notes of it stand in the record."),
        cases=handed_over,
    ),
)
