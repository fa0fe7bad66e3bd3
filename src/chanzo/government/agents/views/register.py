"""Pages of the register of agents: the list, and everything known of one. (government)"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.findings.queries import standing
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.verification.gate import as_read_by, findings_visible_to
from chanzo.verification.views.findings import finding_url
from chanzo.web.downloads import download
from chanzo.web.formats import day
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import AgentFilter
from ..models import Agent, Posting
from ..queries import (
    agent_visible_to,
    agents_visible_to,
    bags_by_month,
    current_postings,
    hand_overs_of,
    last_seen,
    may_post,
    places_of,
    postings_visible_to,
    site_names,
    trainings_of,
)
from ..rules import holds
from ..sightings import sightings_at, while_posted
from ..words import DUTIES, ENDINGS, KINDS

FINDINGS, MONTHS_SHOWN = 20, 24


def agent_url(code: str) -> str:
    """The page of an agent."""
    return reverse("government:agent", args=[code])


def _page_of(row: dict[str, Any]) -> str:
    return agent_url(row["agent"])


COLUMNS = [
    Column("agent", _("Code"), "code", _page_of),
    Column("service", _("Service"), "code"),
    Column("duty", _("Duty"), told=lambda duty: str(DUTIES.get(duty, duty))),
    Column("state", _("Today"), status="posted"),
    Column("post", _("Post")),
    Column("where", _("Where")),
    Column("since", _("Since"), "day"),
    Column("seen", _("Last seen tagging"), "day"),
    Column("seen_at", _("At")),
]


def where_told(sites: Iterable[str], point: str, names: dict[str, str]) -> str:
    """Where an agent is posted, as people say it."""
    told = [names.get(site, site) for site in sorted(sites)]
    return ", ".join([*told, *([gettext("tagging point %(point)s") % {"point": point}] if point else [])])


@page("GET", "HEAD")
def agent_list(request: HttpRequest) -> HttpResponseBase:
    """The agents that the reader may see, by code."""
    require(request.user, Act.SEE_AGENTS)
    form = AgentFilter(request.GET)
    valid = form.is_valid()
    found = _filtered(request, form.cleaned_data) if valid else Agent.objects.none()
    if asked := wanted_format(request):
        return download(Table("agents", "", COLUMNS, _rows(request, list(found))), asked)
    shown = portion(list(found.filter(code__gt=after(request))[: ROWS + 1]), key="code", asked=request)
    columns = [column for column in COLUMNS if column.name != "duty"]  # the files say it
    table = Table("agents", _("State agents, as posted today"), columns, _rows(request, shown.rows))
    table.empty = _("No agent of your areas meets these filters.")
    context = {
        "form": form,
        "table": table,
        "portion": shown,
        "may_post": may(request.user, Act.POST_AGENTS),
        "may_confide": may(request.user, Act.TAKE_CONFIDENCE) or may(request.user, Act.SEE_CONFIDENCE),
        "takes": may(request.user, Act.TAKE_CONFIDENCE),
    }
    return render(request, "government/agents/list.html", context, status=200 if valid else 422)


def _filtered(request: HttpRequest, asked: dict[str, Any]) -> QuerySet[Agent]:
    agents = agents_visible_to(request.user)
    postings = postings_visible_to(request.user)
    today = clock.today()
    standing_now = postings.filter(from_day__lte=today).filter(Q(to_day=None) | Q(to_day__gte=today))
    if text := asked.get("q", "").strip():
        named = postings.filter(post__icontains=text).values("agent")
        agents = agents.filter(Q(code__contains=fold(text)) | Q(code__in=named))
    if service := asked.get("service"):
        agents = agents.filter(service=service)
    if area := asked.get("area", "").strip():
        agents = agents.filter(code__in=_posted_in(standing_now, fold(area)))
    if state := asked.get("state"):
        there = Q(code__in=standing_now.values("agent"))
        agents = agents.filter(there if state == "posted" else ~there)
    return agents


def _posted_in(postings: Iterable[Posting], area: str) -> set[str]:
    """The agents of some postings that are to a site of an area, or to a site so named."""
    sites, points = set(), set()
    for site in Site.objects.all():
        if area in (fold(site.province), fold(site.territory), site.folded, fold(site.name)):
            sites.add(site.code)
            points.add(site.tagging_point)
    points.discard("")
    return {p.agent for p in postings if p.point in points or not sites.isdisjoint(json.loads(p.sites))}


def _rows(request: HttpRequest, agents: Sequence[Agent]) -> list[dict[str, Any]]:
    today, codes = clock.today(), [agent.code for agent in agents]
    held = current_postings(request.user, codes, today)
    ahead = set(postings_visible_to(request.user).filter(agent__in=codes, from_day__gt=today).values_list("agent"))
    seen = last_seen(request.user, codes)
    facts = {code: [posting.facts() for posting in rows] for code, rows in held.items()}
    named = {site for rows in facts.values() for posting in rows for site in posting.sites}
    names = dict(site_names({*named, *(one.site for one in seen.values())}))
    rows = []
    for agent in agents:
        mine, last = held.get(agent.code, []), seen.get(agent.code)
        where = [where_told(posting.sites, posting.point, names) for posting in facts.get(agent.code, [])]
        rows.append(
            {
                "agent": agent.code,
                "service": agent.service,
                "duty": agent.duty,
                "state": "posted" if mine else "ahead" if (agent.code,) in ahead else "none",
                "post": "; ".join(dict.fromkeys(posting.post for posting in mine)),
                "where": "; ".join(where),
                "since": min((posting.from_day for posting in mine), default=None),
                "seen": last.day if last else None,
                "seen_at": (names.get(last.site, last.site) or last.organisation) if last else "",
            }
        )
    return rows


def found_agent(request: HttpRequest, code: str) -> Agent:
    """The agent of an address, as this reader may see it."""
    require(request.user, Act.SEE_AGENTS)
    agent = agent_visible_to(request.user, code)
    if agent is None:
        raise Http404
    return agent


@page("GET", "HEAD")
def agent_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One agent: where posted, where last seen tagging, bags by month, trainings, findings on its lines."""
    agent = found_agent(request, code)
    postings = list(postings_visible_to(request.user).filter(agent=agent.code).order_by("-from_day", "-seq"))
    tables = {
        "months": _months(request, agent),
        "trainings": _trainings(agent),
        "hand_overs": _hand_overs(agent),
        "findings": _findings(request, agent),
    }
    if (form := wanted_format(request)) and (asked := tables.get(request.GET.get("table", ""))):
        return download(asked, form)
    today = clock.today()
    seen = last_seen(request.user, [agent.code]).get(agent.code)
    facts = [posting.facts() for posting in postings]
    places = places_of(facts)
    sightings = while_posted(sightings_at(request.user, [place.site for place in places]), facts, places)
    names = dict(site_names([*(s for p in postings for s in p.facts().sites), *([seen.site] if seen else [])]))
    context = {
        "agent": agent,
        "duty": DUTIES.get(agent.duty, agent.duty),
        "now": [_now(request, posting, names) for posting in postings if holds(posting.facts(), today)],
        "events": [_event(posting, names, today) for posting in postings],
        "seen": seen,
        "seen_at": (names.get(seen.site, seen.site) or seen.organisation) if seen else "",
        "sightings": sightings,
        "may_post": may(request.user, Act.POST_AGENTS),
        **tables,
    }
    return render(request, "government/agents/agent.html", context)


def _now(request: HttpRequest, posting: Posting, names: dict[str, str]) -> dict[str, Any]:
    facts = posting.facts()
    sites = [(site, names.get(site, site), reverse("sites:site", args=[site])) for site in sorted(facts.sites)]
    may_end = may_post(request.user, sorted(facts.sites), facts.point) and posting.ended_by is None
    return {"posting": posting, "sites": sites, "may_end": may_end}


def _event(posting: Posting, names: dict[str, str], today: int) -> dict[str, Any]:
    facts = posting.facts()
    told = [where_told(facts.sites, facts.point, names), posting.document]
    if posting.to_day is not None:
        why = ENDINGS.get(posting.reason)
        told.append(gettext("to %(day)s") % {"day": day(posting.to_day)} + (f", {why}" if why else ""))
    if posting.successor:
        told.append(gettext("successor %(agent)s") % {"agent": posting.successor})
    here = holds(facts, today)
    return {
        "when": day(posting.from_day),
        "what": posting.post,
        "more": " · ".join(text for text in told if text),
        "shape": "good" if here else "",
        "here": here,
    }


def _months(request: HttpRequest, agent: Agent) -> Table:
    columns = [
        Column("month", _("Month"), "month"),
        Column("kind", _("Tags"), told=lambda kind: str(KINDS.get(kind, kind))),
        Column("days", _("Days"), "count"),
        Column("bags", _("Bags closed"), "count"),
        Column("mass_g", _("Mass"), "mass"),
        Column("sites", _("Sites"), "count"),
    ]
    rows = bags_by_month(request.user, agent.code)
    table = Table("months", _("Bags closed under this code, by month"), columns, rows, most=MONTHS_SHOWN)
    table.empty = _("No line that you may see bears this code.")
    return table


def _trainings(agent: Agent) -> Table:
    columns = [
        Column("day", _("Day"), "day"),
        Column("course", _("Course")),
        Column("organiser", _("Organised by")),
        Column("result", _("Result"), status="training"),
    ]
    rows = list(trainings_of([agent.code]))
    return Table("trainings", _("Trainings, newest first"), columns, rows, _("No training is noted."))


def _hand_overs(agent: Agent) -> Table:
    columns = [
        Column("day", _("Last day"), "day"),
        Column("agent", _("From"), "code"),
        Column("successor", _("To"), "code"),
        Column("acts", _("Tags handed over"), "code", link=_act_of),
        Column("notes", _("What else")),
    ]
    rows = [
        {"day": row.day, "agent": row.agent, "successor": row.successor, "notes": row.notes, "acts": number}
        for row in hand_overs_of(agent.code)
        for number in (json.loads(row.acts) or [""])
    ]
    return Table("hand_overs", _("Posts handed over and taken over"), columns, rows)


def _act_of(row: dict[str, Any]) -> str:
    return reverse("government:act", args=[row["acts"]]) if row["acts"] else ""


def _findings(request: HttpRequest, agent: Agent) -> Table:
    columns = [
        Column("rule", _("Rule"), "code", finding_url),
        Column("severity", _("How grave"), status="severity"),
        Column("subject", _("About"), "code", finding_url),
        Column("site", _("Site"), "code"),
        Column("day", _("Day"), "day"),
        Column("state", _("State"), status="state"),
    ]
    rows: list[Any] = []
    if may(request.user, Act.SEE_FINDINGS):
        found = standing(findings_visible_to(request.user), agent=agent.code)
        rows = [one for one in as_read_by(request.user, found) if one.agent == agent.code]
    table = Table("findings", _("Findings on lines of this code"), columns, rows, most=FINDINGS)
    table.empty = _("None stands. A finding is about a line, and says nothing of who is to blame.")
    return table
