"""What state agents add to the navigation, to the pages of sites, and to homes. (government)"""

import json
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.sites.models import Site
from chanzo.web.formats import count, share
from chanzo.web.menu import CUSTODY, Entry, offer
from chanzo.web.panels import FIGURES, Figure, Panel, offer_panel
from chanzo.web.search import Finder, Hit, offer_finder
from chanzo.web.tables import Column, Table

from .coverage import without_agent
from .models import Posting
from .queries import agents_visible_to, last_seen
from .rules import holds, serves
from .types import Place
from .views.register import agent_url

ANSWERS_FOR_IT: set[str] = {Role.OFFICIAL, Role.SECRETARIAT, Role.FIELD_OFFICER}
NAMED = 5


def posted_here(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The agents posted to a site today, and when each was last seen tagging."""
    if not may(request.user, Act.SEE_AGENTS):
        return None
    today = clock.today()
    place = Place(site.code, site.tagging_point)
    # Who reads the page of a site may know who is posted there.
    postings = Posting.objects.filter(Q(sites__contains=json.dumps(site.code)) | Q(point=site.tagging_point))
    rows = [row for row in postings if holds(row.facts(), today) and serves(row.facts(), place)]
    seen = last_seen(request.user, {row.agent for row in rows})
    return {
        "agents": [
            {
                "agent": row.agent,
                "url": agent_url(row.agent),
                "post": row.post,
                "since": row.from_day,
                "seen": seen[row.agent].day if row.agent in seen else None,
            }
            for row in sorted(rows, key=lambda row: row.agent)
        ],
        "active": site.closed_day is None,
        "url": reverse("government:coverage"),
    }


def uncovered(request: HttpRequest) -> dict[str, Any] | None:
    """Sites without an agent, for those who answer for the state's presence."""
    if request.user.role not in ANSWERS_FOR_IT or not may(request.user, Act.SEE_AGENTS):
        return None
    if not Posting.objects.exists():
        return None
    active, alone = without_agent(request.user, clock.today())
    columns = [
        Column("name", _("Site"), link=lambda row: reverse("sites:site", args=[row.code])),
        Column("territory", _("Territory")),
        Column("tagging_point", _("Tagging point"), "code"),
    ]
    return {
        "title": _("Sites without an agent"),
        "size": "eight",
        "figures": [
            Figure(_("Active sites"), count(active)),
            Figure(_("Without an agent"), count(len(alone)), "", reverse("government:coverage")),
            Figure(_("Share with an agent"), share((active - len(alone)) / active) if active else "–"),
        ],
        "table": Table("unstaffed", _("Sites without an agent"), columns, alone[:NAMED], _("Every site has one.")),
        "url": reverse("government:coverage"),
        "more": _("Coverage of sites"),
    }


def agents(user: Any, text: str, most: int) -> list[Hit]:
    """Agents whose code holds the text."""
    folded = fold(text)
    found = agents_visible_to(user).filter(code__contains=folded)[:most]
    return [Hit(one.written, agent_url(one.code), one.service, one.code == folded) for one in found]


offer(
    Entry(
        31, _("State agents"), "government:agents", lambda user: may(user, Act.SEE_AGENTS), group=CUSTODY, icon="person"
    )
)
offer_panel(Panel("site custody", 40, "government/panels/posted.html", posted_here))
offer_panel(Panel("home", 30, FIGURES, uncovered))
offer_finder(Finder(70, "agents", _("State agents"), "person", agents))
