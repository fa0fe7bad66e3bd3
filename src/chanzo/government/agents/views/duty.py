"""The duty list of a service and month, on the screen and to print under the service's heading. (government)"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import month_end, month_of, month_start, month_text
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ...forms import month_read
from ...queries.headings import head_of
from ..forms import DutyFilter, services
from ..models import Posting
from ..queries import agents_visible_to, days_tagging, postings_visible_to, site_names
from ..words import DUTIES
from .register import agent_url, where_told

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Asked:
    """Of which service and month."""

    form: DutyFilter
    service: str
    month: int


def _asked(request: HttpRequest) -> Asked:
    require(request.user, Act.SEE_AGENTS)
    form = DutyFilter(request.GET)
    valid = form.is_valid()
    known = [code for code, _name in services()]
    service = (valid and form.cleaned_data["service"]) or (known[0] if known else "")
    month = month_read(form.cleaned_data["month"]) if valid and form.cleaned_data["month"] else None
    return Asked(form, service, month_of(clock.today()) if month is None else month)


def _rows(request: HttpRequest, asked: Asked) -> list[dict[str, Any]]:
    """Postings of the service's agents that have a day in the month, by place and code."""
    first, last = month_start(asked.month), month_end(asked.month)
    agents = {agent.code: agent for agent in agents_visible_to(request.user).filter(service=asked.service)}
    postings: list[Posting] = list(
        postings_visible_to(request.user)
        .filter(agent__in=list(agents), from_day__lte=last)
        .filter(Q(to_day=None) | Q(to_day__gte=first))
    )
    facts = {posting.seq: posting.facts() for posting in postings}
    names = dict(site_names({site for one in facts.values() for site in one.sites}))
    seen = days_tagging(request.user, list(agents), asked.month)
    rows = [
        {
            "where": where_told(facts[p.seq].sites, p.point, names),
            "post": p.post,
            "agent": p.agent,
            "duty": agents[p.agent].duty,
            "from_day": max(p.from_day, first),
            "to_day": last if p.to_day is None else min(p.to_day, last),
            "tagging": seen.get(p.agent, 0),
        }
        for p in postings
    ]
    return sorted(rows, key=lambda row: (row["where"], row["agent"], row["from_day"]))


def _columns() -> list[Column]:
    return [
        Column("where", _("Where")),
        Column("post", _("Post")),
        Column("agent", _("Code"), "code", lambda row: agent_url(row["agent"])),
        Column("duty", _("Duty"), told=lambda duty: str(DUTIES.get(duty, duty))),
        Column("from_day", _("From"), "day"),
        Column("to_day", _("To"), "day"),
        Column("tagging", _("Days seen tagging"), "count"),
    ]


@page("GET", "HEAD")
def duty_list(request: HttpRequest) -> HttpResponseBase:
    """Who of a service was on duty where in a month."""
    asked = _asked(request)
    table = Table("duty", _("On duty in the month"), _columns(), _rows(request, asked))
    table.empty = _("No agent of this service was posted in this month.")
    if form := wanted_format(request):
        return download(table, form)
    context = {"form": asked.form, "table": table, "service": asked.service, "month": asked.month}
    context["month_code"] = month_text(asked.month)
    status = 422 if asked.form.errors else 200
    return render(request, "government/agents/duty.html", context, status=status)


@page("GET", "HEAD")
def duty_print(request: HttpRequest) -> HttpResponseBase:
    """The duty list on paper, in French unless another language is asked for."""
    asked = _asked(request)
    wanted = request.GET.get("lang", "fr")
    language = wanted if wanted in LANGUAGES else "fr"
    with translation.override(language):
        columns = [column for column in _columns() if column.name != "duty"]
        columns = [Column(c.name, c.title, c.kind, told=c.told) for c in columns]
        columns[-1] = Column("tagging", _("Days"), "count")
        columns.append(Column("sign", _("Name and signature"), told=lambda _nothing: "\u00a0"))
        table = Table("duty", _("Agents on duty"), columns, _rows(request, asked))
        table.empty = _("No agent of this service was posted in this month.")
        context = {
            "head": head_of([asked.service], language),
            "service": asked.service,
            "month": asked.month,
            "month_code": month_text(asked.month),
            "table": table,
        }
        return render(request, "government/agents/duty_print.html", context)
