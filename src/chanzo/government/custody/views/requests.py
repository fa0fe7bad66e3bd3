"""Pages of requests for tags and books: the list with ages, a new one, one with its steps and acts. (government)"""

from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web import formats
from chanzo.web.formats import count, mass
from chanzo.web.pages import page
from chanzo.web.status import status
from chanzo.web.tables import Column, Table

from ..forms import GiveForm, GrantForm, ReasonForm, RequestForm, ReviseForm
from ..models import RequestStep, TagRequest
from ..policies import may_for
from ..queries.holdings import holdings, site_meant
from ..queries.quotas import quota_of, sees_quota
from ..queries.visible import requests_visible_to
from ..queries.waiting import requests_waiting
from ..rules.requests import GRANTING, possible
from ..rules.spans import first_of, less, stored
from ..services import requests as services
from ..services.hand_overs import hand_over_granted
from ..types.requests import OPEN, Stage
from ..words import DO, STEPS, TYPES
from .shown import Fact, Link, answered, by_of, form_page, home_crumb, paged, tell, with_organisations
from .stock import holder_url

N_ = gettext_lazy
LISTED = [
    Column("number", N_("Request"), "code", lambda row: reverse("government:request", args=[row["number"]])),
    Column("stage", N_("State"), status="tag request"),
    Column("type_word", N_("What"), "code"),
    Column("quantity", N_("How many"), "count"),
    Column("quota", N_("Quota"), "count"),
    Column("holder", N_("For whom"), "code"),
    Column("giver", N_("Asked of"), "code"),
    Column("site", N_("Site"), "code"),
    Column("asked_day", N_("Asked on"), "day"),
    Column("age", N_("Days so"), "count"),
]
OPEN_STAGES = {stage.value for stage in OPEN}


def row_of(row: TagRequest) -> dict[str, Any]:
    """A request in a list, with how long it stands where it is."""
    return {
        "number": row.number, "stage": row.stage, "type_word": TYPES[row.type], "quantity": row.quantity,
        "quota": row.quota, "holder": row.holder, "giver": row.giver, "site": row.site, "asked_day": row.asked_day,
        "age": clock.today() - row.stage_day if row.stage in OPEN_STAGES else None,
    }  # fmt: skip


@page("GET", "HEAD")
def request_list(request: HttpRequest) -> HttpResponseBase:
    """Requests within reach, those that wait for the reader first."""
    require(request.user, Act.SEE_CUSTODY)
    waits = requests_waiting(request.user)
    stage = request.GET.get("stage", "")
    only = {"stage": stage} if stage in set(Stage) else {}
    shown = paged(request, requests_visible_to(request.user, **only), row_of)
    table = Table("requests", N_("Requests, newest first"), LISTED, shown.rows)
    table.empty = N_("No request matches.")
    mine = Table("mine", N_("Waiting for you"), LISTED, [row_of(row) for row in waits])
    words = {stage.value: stage_word(stage.value) for stage in Stage}
    chips = [(_("All"), "?", not only), *((word, f"?stage={code}", stage == code) for code, word in words.items())]
    tables = [with_organisations(request, table, "holder", "giver")]
    if waits and not only and not shown.after:
        tables.append(mine)
    return answered(
        request, "listing", tables, title=N_("Requests for tags and logbooks"), crumbs=[home_crumb()], chips=chips,
        portion=shown, lead=N_("Asked, granted, handed over, received: each step with its day and who did it."),
        actions=[Link(N_("Request tags"), reverse("government:request-new"), True)]
        if may(request.user, Act.REQUEST_TAGS) else [],
    )  # fmt: skip


def stage_word(stage: str) -> Any:
    """A stage in words."""
    return status("tag request", stage).word


@page("GET", "HEAD", "POST")
def request_new(request: HttpRequest) -> HttpResponseBase:
    """Ask for tags or books; the quota of the site stands beside."""
    require(request.user, Act.REQUEST_TAGS)
    asked = {name: request.GET[name][:100] for name in ("holder", "giver", "site", "quantity") if name in request.GET}
    form = RequestForm(request.POST or None, initial=asked)

    def do(given: dict[str, Any]) -> str:
        number = services.request_tags(
            holder=given["holder"], giver=given["giver"], type_=given["type_"], quantity=given["quantity"],
            site=given["site"], reason=given["reason"], by=request.user,
        )  # fmt: skip
        tell(request, _("The request %(number)s is made.") % {"number": number})
        return reverse("government:request", args=[number])

    site = site_meant(form.data.get("site", asked.get("site", "")))
    return form_page(
        request, form, do, title=N_("Request tags or logbooks"), submit=N_("Request them"), crumbs=[home_crumb()],
        back=reverse("government:requests"), facts=quota_facts(request.user, site), facts_title=N_("Quota"),
    )  # fmt: skip


def quota_facts(user: Any, site: str) -> list[Fact]:
    """The quota of a site as it is computed, for those who may read what lies there."""
    if not site or not sees_quota(user, site):
        return []
    due = quota_of(site, clock.today())
    return [
        Fact(N_("Capacity a month, at most"), mass(due.high_g)),
        Fact(N_("A usual bag"), mass(due.bag_g)),
        Fact(N_("Tags for it, with the margin"), count(due.usable)),
        Fact(N_("Unused there"), count(due.in_stock)),
        Fact(N_("Quota"), count(due.quota)),
    ]


def request_called(request: HttpRequest, number: str) -> TagRequest:
    """The request of an address; what is not the reader's is not found."""
    require(request.user, Act.SEE_CUSTODY)
    row = next(requests_visible_to(request.user, number=number), None)
    if row is None:
        raise Http404
    return row


def may_do(user: Any, row: TagRequest, act: str) -> bool:
    """Whether an account may do an act on a request as it stands."""
    if act in ("hand_over", "receive"):
        return act == "hand_over" and may_for(user, Act.HAND_OVER_TAGS, row.giver, row.site)
    if act in GRANTING:
        return may_for(user, Act.GRANT_TAGS, row.giver, row.site)
    return may_for(user, Act.REQUEST_TAGS, row.holder, row.site)


@page("GET", "HEAD")
def request_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """One request: what is asked, the quota beside, its steps with the days between, what can be done."""
    row = request_called(request, number)
    steps = list(RequestStep.objects.filter(request=number).order_by("seq"))
    events: list[dict[str, Any]] = []
    before: int | None = None
    for step in steps:
        days = step.day - before if before is not None else None
        after = ngettext("after %(days)s day", "after %(days)s days", days) % {"days": days} if days is not None else ""
        more = " · ".join(part for part in (after, by_of(request.user, step.actor), step.reason) if part)
        events.append({"when": formats.day(step.day), "what": STEPS[step.act], "more": more})
        before = step.day
    granted = stored(orjson.loads(row.granted))
    above = row.quota is not None and row.quantity > row.quota
    figures = [
        Fact(N_("State"), "", "", row.stage),
        Fact(N_("Asked for"), count(row.quantity)),
        Fact(N_("Quota that day"), count(row.quota), "", "warning" if above else ""),
        Fact(N_("Granted"), count(row.granted_count)),
        Fact(N_("Days from request"), count((steps[-1].day if row.stage not in OPEN_STAGES else clock.today())
                                            - row.asked_day)),
    ]  # fmt: skip
    facts = [
        Fact(N_("What"), TYPES[row.type]),
        Fact(N_("For whom"), row.holder, holder_url(row.holder)),
        Fact(N_("Asked of"), row.giver, holder_url(row.giver)),
        Fact(N_("Mine site"), row.site or "–", reverse("sites:site", args=[row.site]) if row.site else ""),
        Fact(N_("Reason"), row.reason or "–"),
        Fact(N_("Ranges granted"), ", ".join(map(str, granted)) or "–"),
        *([Fact(N_("Hand-over"), str(row.hand_over), reverse("government:hand-over", args=[row.hand_over]))]
          if row.hand_over else []),
    ]  # fmt: skip
    actions = [
        Link(DO[act], reverse("government:request-act", args=[number, act]), at == 0)
        for at, act in enumerate(
            act for act in LEADING if act in possible(row.stage) and may_do(request.user, row, act)
        )
    ]
    return answered(
        request, "thing", [], title=number, crumbs=[home_crumb(), (N_("Requests"), reverse("government:requests"))],
        figures=figures, facts=facts, events=events, events_title=N_("Steps"), actions=actions,
        status_kind="tag request", facts_title=N_("What is asked"),
    )  # fmt: skip


# The order in which acts are offered: what moves the request on comes first.
LEADING = ("grant", "hand_over", "revise", "ask_revision", "refuse", "cancel")
FORMS = {"revise": ReviseForm, "grant": GrantForm, "hand_over": GiveForm}


@page("GET", "HEAD", "POST")
def request_act(request: HttpRequest, number: str, act: str) -> HttpResponseBase:
    """Do one act on a request."""
    row = request_called(request, number)
    if act not in DO:
        raise Http404
    if not may_do(request.user, row, act):
        raise Refused("NOT_ALLOWED")
    if act not in possible(row.stage):
        return redirect("government:request", number=number)
    start: dict[str, dict[str, Any]] = {
        "revise": {"quantity": row.quantity, "site": row.site, "reason": row.reason},
        "grant": {"ranges": "\n".join(map(str, proposed(row)))},
    }
    form = FORMS.get(act, ReasonForm)(request.POST or None, initial=start.get(act))

    def do(given: dict[str, Any]) -> str:
        if act == "hand_over":
            done = hand_over_granted(
                number=number, day=to_day(given["day"]), document=given["document"], by=request.user
            )
            tell(request, _("Handed over. The receiver confirms the receipt with an account of his own."), done.settled)
            return reverse("government:hand-over", args=[done.seq])
        DOING[act](number=number, by=request.user, **given)
        tell(request, _("The request moved on: %(what)s.") % {"what": STEPS[act]})
        return reverse("government:request", args=[number])

    return form_page(
        request, form, do, title=DO[act], submit=DO[act], back=reverse("government:request", args=[number]),
        crumbs=[home_crumb(), (number, reverse("government:request", args=[number]))],
        facts=quota_facts(request.user, row.site) if row.type == "mine" else [], facts_title=N_("Quota"),
        lead=LEADS.get(act, ""),
    )  # fmt: skip


LEADS = {
    "grant": N_("Proposed are the first unused ranges that the holder asked has in stock and has granted to nobody."),
    "hand_over": N_("The ranges stand with the receiver from that day; the receipt stays open until confirmed."),
}
DOING: dict[str, Any] = {
    "ask_revision": services.ask_revision,
    "revise": services.revise_request,
    "grant": services.grant_request,
    "refuse": services.refuse_request,
    "cancel": services.cancel_request,
}


def proposed(row: TagRequest) -> list[Any]:
    """The ranges to grant: unused, of the holder asked, in stock first, granted to no other open request."""
    held = holdings(clock.today(), holder=row.giver, type_=row.type)
    promised = [
        span
        for other in TagRequest.objects.filter(stage__in=OPEN_STAGES, giver=row.giver)
        for span in stored(orjson.loads(other.granted))
    ]
    free = less([one.span for one in held if one.in_stock], promised)
    return first_of(free, row.quantity)
