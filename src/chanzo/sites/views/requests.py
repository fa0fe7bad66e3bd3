"""Pages of requests of new areas: the list, one request with its story, a form for each step. (sites)"""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.people.policies import may, only_own, require
from chanzo.people.types import Act
from chanzo.places.words import country
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.panels import panels_of
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.acts import ActForm
from ..forms.requests import AskForm, CheckForm, DecideForm, EnterForm, EvaluateForm, RequestFilter, WithdrawForm
from ..models import AreaRequest, RequestStep
from ..queries.documents import FOUND, documents_visible_to, reads_found
from ..queries.requests import NEAR_KM, Overlap, overlaps, steps_of
from ..rules.requests import ACTS, ENDED, days_of_stages, steps_from
from ..services import requests as services
from ..story import minerals_told
from ..types.request import CHECKS, Stage, Step
from ..words import CHECK_WORDS, STAGES, STEPS, TO_DO

SERVICES: dict[Step, Callable[..., Any]] = {
    Step.CHECK: services.check_desk,
    Step.EVALUATE: services.evaluate_on_site,
    Step.DECIDE: services.decide_area,
    Step.ENTER: services.enter_area,
    Step.WITHDRAW: services.withdraw_area,
}


def _request_page(row: dict[str, Any]) -> str:
    return reverse("sites:request", args=[row["number"]])


COLUMNS = [
    Column("number", gettext_lazy("Number"), "code", _request_page),
    Column("name", gettext_lazy("Area"), link=_request_page),
    Column("territory", gettext_lazy("Territory")),
    Column("stage", gettext_lazy("Stage"), status="request"),
    Column("since_day", gettext_lazy("Since"), "day"),
    Column("age", gettext_lazy("Days at this stage"), "count"),
    Column("asked_day", gettext_lazy("Asked on"), "day"),
    Column("to_decision", gettext_lazy("Days to the decision"), "count"),
]


@page("GET", "HEAD")
def request_list(request: HttpRequest) -> HttpResponseBase:
    """The requests that the reader may see, newest first, with how long each waits."""
    form = RequestFilter(request.GET or None)
    stage = form.cleaned_data.get("stage", "") if form.is_valid() else ""
    found = AreaRequest.objects.visible_to(request.user)
    if stage:
        found = found.exclude(stage__in=ENDED) if stage == "open" else found.filter(stage=stage)
    table = Table("requests", gettext_lazy("Requests of new areas, newest first"), COLUMNS, _rows(list(found)))
    table.empty = gettext_lazy("Nobody asked for a new area yet.")
    if asked := wanted_format(request):
        return download(table, asked)
    table.most = 200
    context = {"table": table, "form": form, "may_ask": may(request.user, Act.REQUEST_AREA)}
    return render(request, "sites/requests.html", context)


def _rows(found: list[AreaRequest]) -> list[dict[str, Any]]:
    today, steps = clock.today(), steps_of(found)
    return [
        {
            "number": row.number, "name": row.name, "territory": row.territory, "stage": row.stage,
            "since_day": row.since_day, "age": max(0, today - row.since_day), "asked_day": row.asked_day,
            "to_decision": _to_decision(row, steps[row.number]),
        }
        for row in found
    ]  # fmt: skip


def _to_decision(row: AreaRequest, steps: list[RequestStep]) -> int | None:
    decided = next((step for step in steps if step.step == Step.DECIDE and step.stage != Stage.MORE), None)
    return decided.day - row.asked_day if decided else None


@page("GET", "HEAD", "POST")
def request_new(request: HttpRequest) -> HttpResponseBase:
    """Ask for a new area."""
    actor = require(request.user, Act.REQUEST_AREA)
    form = AskForm(request.POST or None, own=only_own(actor, Act.REQUEST_AREA))
    number = form.perform(services.ask_for_area, by=request.user)
    if number:
        messages.success(request, _("%(number)s is recorded.") % {"number": number})
        return redirect("sites:request", number=number)
    context = {
        "form": form,
        "title": _("Ask for a new area"),
        "lead": _("The programme looks at it at the desk, then with the state services on site, and decides."),
        "back": reverse("sites:requests"),
        "crumb": _("New areas"),
        "act": _("Ask"),
    }
    return render(request, "sites/act.html", context, status=422 if form.errors else 200)


def called(request: HttpRequest, number: str) -> AreaRequest:
    """The request of this number, if the reader may see it."""
    row = AreaRequest.objects.visible_to(request.user).filter(number=number).first()
    if row is None:
        raise Http404
    return row


@page("GET", "HEAD")
def request_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """One request: what was asked, what each step found, what can be done next."""
    row = called(request, number)
    steps = steps_of([row])[number]
    stays = days_of_stages([step.facts() for step in steps], clock.today())
    reads_all = reads_found(request.user)
    documents = documents_visible_to(request.user, row)
    context = {
        "row": row,
        "country": country(row.country),
        "minerals": minerals_told(row.minerals),
        "steps": [
            _told(step, stay, reads_all)
            | {"files": documents.get(step.seq, ()), "attaches": may(request.user, ACTS[Step(step.step)], row.place)}
            for step, (_step, stay) in zip(steps, stays, strict=True)
        ][::-1],
        "next": [
            {"url": reverse("sites:request-step", args=[number, step.value]), "words": TO_DO[step]}
            for step in steps_from(Stage(row.stage))
            if may(request.user, ACTS[step], row.place)
        ],
        "days": max(0, clock.today() - row.asked_day) if row.stage not in ENDED else None,
        "panels": panels_of("request", request, row),
    }
    return render(request, "sites/request.html", context)


def _told(step: RequestStep, stay: int, reads_all: bool) -> dict[str, Any]:
    told = json.loads(step.told)
    people = told.get("people", [])
    return {
        "step": step,
        "what": STEPS[step.step],
        "stage": STAGES[step.stage],
        "stay": stay,
        "reason": step.reason if reads_all or step.step not in FOUND else "",
        "checks": [
            (CHECK_WORDS[check], told[check]["answer"], told[check]["note"] if reads_all else "")
            for check in CHECKS
            if check in told
        ],
        "people": people if reads_all else [{"service": one["service"]} for one in people],
    }


@page("GET", "HEAD", "POST")
def request_step(request: HttpRequest, number: str, step: str) -> HttpResponseBase:
    """The form of one step."""
    row = called(request, number)
    if step not in SERVICES or Step(step) not in steps_from(Stage(row.stage)):
        raise Http404
    which = Step(step)
    require(request.user, ACTS[which], row.place)
    form = _form(which, row, request)
    done = form.perform(SERVICES[which], number=number, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:request", number=number)
    context: dict[str, Any] = {
        "form": form,
        "title": TO_DO[which],
        "lead": f"{row.name}, {row.territory}",
        "back": reverse("sites:request", args=[number]),
        "crumb": number,
        "act": TO_DO[which],
    }
    if which is Step.CHECK:
        context["table"] = _overlaps(overlaps(row))
    return render(request, "sites/act.html", context, status=422 if form.errors else 200)


def _form(step: Step, row: AreaRequest, request: HttpRequest) -> ActForm:
    sent = request.POST if request.method == "POST" else None
    if step is Step.DECIDE:
        return DecideForm(Stage(row.stage), sent)
    if step is Step.ENTER:
        return EnterForm(row.site, sent)
    forms: dict[Step, type[ActForm]] = {Step.CHECK: CheckForm, Step.EVALUATE: EvaluateForm, Step.WITHDRAW: WithdrawForm}
    return forms[step](sent)


def _overlaps(found: list[Overlap]) -> Table:
    columns = [
        Column("code", gettext_lazy("Site"), "code", lambda row: reverse("sites:site", args=[row.code])),
        Column("name", gettext_lazy("Name")),
        Column("territory", gettext_lazy("Territory")),
        Column("km", gettext_lazy("Kilometres away"), told=lambda km: "–" if km is None else number_format(km, 1)),
        Column("same_name", gettext_lazy("Same name"), told=lambda same: _("yes") if same else _("no")),
    ]
    caption = gettext_lazy("Sites within %(km)s km or of the same name")
    table = Table("overlaps", str(caption) % {"km": f"{NEAR_KM:.0f}"}, columns, found)
    table.empty = gettext_lazy("No site of the register lies near by or bears this name.")
    return table


def done_said(done: Any) -> str:
    """What an act changed among findings, in one sentence."""
    raised, cleared = len(done.settled.raised), len(done.settled.cleared)
    if not raised and not cleared:
        return _("Recorded.")
    return _("Recorded. Findings raised: %(raised)s, cleared: %(cleared)s.") % {"raised": raised, "cleared": cleared}
