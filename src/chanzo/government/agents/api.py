"""State agents for programs: codes, posts and courses; no person, and nothing told in confidence. (government)"""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import Agent, Posting
from .queries import Seen, agent_visible_to, agents_visible_to, current_postings, last_seen, postings_visible_to
from .queries import trainings_of as courses_of

router = Router(tags=["state agents"])
MOST = 200


@router.get("/agents", summary="State agents by code, with their posts of today and when each was last seen tagging")
def agents(request: HttpRequest, limit: int = Query(50, ge=1, le=MOST), after: str = "") -> dict[str, Any]:
    """Those posted in the account's areas; `next` is what to give as `after` for the following page."""
    require(request.user, Act.SEE_AGENTS)
    rows = list(agents_visible_to(request.user).filter(code__gt=after)[: limit + 1])
    shown = rows[:limit]
    codes = [row.code for row in shown]
    posted, seen = current_postings(request.user, codes, clock.today()), last_seen(request.user, codes)
    documents = [_agent(row, posted[row.code], seen.get(row.code)) for row in shown]
    return {"agents": documents, "next": shown[-1].code if len(rows) > limit else None}


@router.get("/agents/{code}", summary="One state agent: every post that the account may see, and courses")
def agent(request: HttpRequest, code: str) -> dict[str, Any]:
    """By code; posts newest first."""
    require(request.user, Act.SEE_AGENTS)
    row = agent_visible_to(request.user, code)
    if row is None:
        raise Refused("NOT_FOUND")
    posts = postings_visible_to(request.user).filter(agent=row.code).order_by("-from_day", "-seq")
    document = _agent(row, posts, last_seen(request.user, [row.code]).get(row.code))
    return document | {
        "trainings": [
            {"course": one.course, "organiser": one.organiser, "date": day_text(one.day), "result": one.result}
            for one in courses_of([row.code])
        ]
    }


def _agent(row: Agent, posts: Iterable[Posting], seen: Seen | None) -> dict[str, Any]:
    return {
        "code": row.written,
        "service": row.service,
        "duty": row.duty,
        "posts": [
            {
                "post": post.post,
                "sites": json.loads(post.sites),
                "tagging_point": post.point or None,
                "from": day_text(post.from_day),
                "to": day_text(post.to_day) or None,
            }
            for post in posts
        ],
        "last_seen": None if seen is None else {"date": day_text(seen.day), "site": seen.site or None},
    }
