"""Pages on which something is done with an agent: registered, posted, ended, handed over, trained. (government)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from chanzo.core.names import fold
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from .. import services
from ..forms import ActForm, AgentForm, EndForm, HandOverForm, PostingForm, TrainingForm
from ..models import Posting
from ..queries import current_postings, may_post, postings_visible_to, site_names
from .register import agent_url, found_agent, where_told


def _shown(request: HttpRequest, form: ActForm, title: Any, button: Any, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, **more}
    return render(request, "government/agents/act.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, code: str, told: Any) -> HttpResponseBase:
    messages.success(request, told)
    return redirect(agent_url(code))


@page("GET", "HEAD", "POST")
def register(request: HttpRequest) -> HttpResponseBase:
    """Enter an agent by code."""
    require(request.user, Act.POST_AGENTS)
    form = AgentForm(request.POST or None, initial={"code": request.GET.get("code", "")[:40]})
    if form.is_valid() and form.perform(services.register_agent, by=request.user):
        return _done(
            request, fold(form.cleaned_data["code"]), _("The agent is registered. Say now where it is posted.")
        )
    return _shown(request, form, _("Register an agent"), _("Register"))


@page("GET", "HEAD", "POST")
def change(request: HttpRequest, code: str) -> HttpResponseBase:
    """Say anew what an agent is."""
    agent = found_agent(request, code)
    require(request.user, Act.POST_AGENTS)
    known = {"service": agent.service, "duty": agent.duty, "person": agent.person}
    form = AgentForm(request.POST or None, initial=known, known=True)
    if form.is_valid() and form.perform(services.register_agent, code=agent.written, by=request.user):
        return _done(request, agent.code, _("The change is recorded."))
    return _shown(request, form, _("What the agent is"), _("Record the change"), agent=agent)


@page("GET", "HEAD", "POST")
def post(request: HttpRequest, code: str) -> HttpResponseBase:
    """Post an agent somewhere."""
    agent = found_agent(request, code)
    require(request.user, Act.POST_AGENTS)
    initial = {name: request.GET.get(name, "")[:200] for name in ("sites", "point")}
    form = PostingForm(request.POST or None, initial=initial)
    if form.is_valid():
        ends = _left(request, agent.code, form.filled()["from_day"]) if form.cleaned_data["moves"] else []
        if form.perform(services.post_agent, agent=agent.code, ends=ends, by=request.user):
            return _done(request, agent.code, _("The posting is recorded."))
    return _shown(request, form, _("Post the agent"), _("Record the posting"), agent=agent)


def _left(request: HttpRequest, code: str, day: int) -> list[int]:
    """The postings that end when an agent goes to another post on a day."""
    held = current_postings(request.user, [code], day - 1).get(code, [])
    return [posting.seq for posting in held if posting.ended_by is None]


@page("GET", "HEAD", "POST")
def train(request: HttpRequest, code: str) -> HttpResponseBase:
    """Note a training."""
    agent = found_agent(request, code)
    require(request.user, Act.POST_AGENTS)
    form = TrainingForm(request.POST or None)
    if form.is_valid() and form.perform(services.note_training, agent=agent.code, by=request.user):
        return _done(request, agent.code, _("The training is noted."))
    return _shown(request, form, _("Note a training"), _("Note it"), agent=agent)


@page("GET", "HEAD", "POST")
def end(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Say the last day of a posting."""
    posting = _posting(request, seq)
    form = EndForm(request.POST or None)
    if form.is_valid() and form.perform(services.end_posting, posting=seq, by=request.user):
        return _done(request, posting.agent, _("The posting has its last day."))
    return _of_posting(request, form, posting, _("End a posting"), _("Record the end"))


@page("GET", "HEAD", "POST")
def hand_over(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Pass a post on to a successor."""
    posting = _posting(request, seq)
    form = HandOverForm(request.POST or None)
    if form.is_valid() and form.perform(services.hand_over_post, posting=seq, by=request.user):
        return _done(request, posting.agent, _("The post is handed over."))
    return _of_posting(request, form, posting, _("Hand a post over"), _("Record the hand-over"))


def _posting(request: HttpRequest, seq: int) -> Posting:
    require(request.user, Act.POST_AGENTS)
    posting = postings_visible_to(request.user).filter(seq=seq).first()
    if posting is None or not may_post(request.user, sorted(posting.facts().sites), posting.point):
        raise Http404
    return posting


def _of_posting(request: HttpRequest, form: ActForm, posting: Posting, title: Any, button: Any) -> HttpResponse:
    agent, facts = found_agent(request, posting.agent), posting.facts()
    where = where_told(facts.sites, facts.point, dict(site_names(facts.sites)))
    return _shown(request, form, title, button, agent=agent, posting=posting, where=where)
