"""Pages of suspensions: the list, one with its sites and acts, and forms to begin, count, assess, resume and lift.
(sites)
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import day_text, to_day
from chanzo.people.policies import may, only_own, require
from chanzo.people.scopes import area_key, scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import count, mass
from chanzo.web.formats import day as day_said
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..depot import Bag
from ..forms.acts import ActForm
from ..forms.dated import AssessForm, InventoryForm, LiftForm, SuspendForm, WhereForm
from ..models import Assessment, Site, Suspension, SuspensionAct
from ..queries.standing import place_of, site_called, sites_in
from ..queries.suspensions import Area, area_called, bags_standing, suspended_under, suspension_of
from ..services import suspensions as services
from ..story import minerals_told
from ..types.dated import QUESTIONS
from ..words import ACTS_ON_SUSPENSIONS, QUESTION_WORDS
from .requests import done_said

# A form sends at most a thousand fields; nobody ticks more on one page.
MOST_BAGS = 900


def _page_of(row: dict[str, Any]) -> str:
    return reverse("sites:suspension", args=[day_text(row["from_day"]), row["area"]])


COLUMNS = [
    Column("area", gettext_lazy("Area"), link=_page_of),
    Column("state", gettext_lazy("State"), status="interruption"),
    Column("from_day", gettext_lazy("From"), "day"),
    Column("to_day", gettext_lazy("To"), "day"),
    Column("days", gettext_lazy("Days"), "count"),
    Column("sites", gettext_lazy("Sites"), "count"),
    Column("reason", gettext_lazy("Reason")),
]


@page("GET", "HEAD")
def suspension_list(request: HttpRequest) -> HttpResponseBase:
    """The suspensions of the reader's sites, newest first, with the sites and days that each covers."""
    actor = require(request.user, Act.SEE_SITES)
    today = clock.today()
    within = _sites_by_area(sites_in(scope_of(actor)))
    rows = [
        {
            "area": within[row.area][0],
            "state": "over" if row.to_day is not None and row.to_day < today else "open",
            "from_day": row.from_day,
            "to_day": row.to_day,
            "days": max(0, min(today, today if row.to_day is None else row.to_day) - row.from_day + 1),
            "sites": len(within[row.area][1]),
            "reason": row.reason,
        }
        for row in Suspension.objects.order_by("-from_day", "area")
        if row.area in within
    ]
    table = Table("suspensions", gettext_lazy("Suspensions, newest first"), COLUMNS, rows)
    table.empty = gettext_lazy("No area was ever suspended.")
    if asked := wanted_format(request):
        return download(table, asked)
    table.most = 200
    context = {"table": table, "may_suspend": may(actor, Act.SUSPEND_AREA)}
    return render(request, "sites/suspensions.html", context)


def _sites_by_area(sites: Any) -> dict[str, tuple[str, list[str]]]:
    """Every area that holds one of these sites by its key: how it is written, and its open sites."""
    found: dict[str, tuple[str, list[str]]] = {}
    for site in sites:
        if site.means != site.code:
            found.setdefault(area_key(site.code), (site.means, [site.means]))
            continue
        written = [site.code]
        written += [f"{sort}:{name}" for sort in ("province", "territory") if (name := getattr(site, sort))]
        for text in written:
            held = found.setdefault(area_key(text), (text, []))[1]
            if site.closed_day is None:
                held.append(site.code)
    return found


def _called(request: HttpRequest, first: str, written: str) -> tuple[Area, Suspension]:
    """A suspension that touches a site of the reader's areas."""
    actor = require(request.user, Act.SEE_SITES)
    area, day = area_called(written), _day(first)
    if area is None or day is None:
        raise Http404
    row = suspension_of(area, day)
    if row is None or not sites_in(scope_of(actor)).filter(code__in=area.codes).exists():
        raise Http404
    return area, row


def _day(text: str) -> int | None:
    try:
        return to_day(date.fromisoformat(text))
    except ValueError:
        return None


@page("GET", "HEAD")
def suspension_page(request: HttpRequest, first: str, area: str) -> HttpResponseBase:
    """One suspension: its sites and how each stands today, what was done, what was found at each."""
    meant, row = _called(request, first, area)
    seen = set(
        sites_in(scope_of(require(request.user, Act.SEE_SITES)))
        .filter(code__in=meant.codes)
        .values_list("code", flat=True)
    )
    sees_acts = may(request.user, Act.SEE_REQUESTS) and not only_own(request.user, Act.SEE_REQUESTS)
    sites = [site for site in meant.sites if site.code in seen]
    still = {site.code for site in suspended_under(meant, clock.today())}
    of_these = Assessment.objects.filter(site__in=seen, from_day=row.from_day).order_by("-day", "-seq")
    assessments = list(of_these) if sees_acts else []
    newest: dict[str, Assessment] = {}
    for found in assessments:
        newest.setdefault(found.site, found)
    open_now = row.to_day is None
    today = clock.today()
    last = today if row.to_day is None else min(row.to_day, today)
    context = {
        "area": meant,
        "row": row,
        "open": open_now,
        "days": max(0, last - row.from_day + 1),
        "first": day_text(row.from_day),
        "sites": [
            {
                "site": site,
                "suspended": site.code in still,
                "assessment": newest.get(site.code),
                "may_assess": open_now and may(request.user, Act.ASSESS_SITE, place_of(site)),
                "may_resume": open_now
                and getattr(newest.get(site.code), "resume", False)
                and may(request.user, Act.SUSPEND_AREA, place_of(site)),
            }
            for site in sites
        ],
        "assessments": [_told(found) for found in assessments],
        "events": _events(meant, row) if sees_acts else [],
        "may_lift": open_now and all(may(request.user, Act.SUSPEND_AREA, place_of(site)) for site in meant.sites),
        "may_count": all(may(request.user, Act.ASSESS_SITE, place_of(site)) for site in meant.sites),
    }
    return render(request, "sites/suspension.html", context)


def _events(area: Area, row: Suspension) -> list[dict[str, Any]]:
    acts = SuspensionAct.objects.filter(area__in=area.keys, from_day=row.from_day).order_by("-seq")
    return [
        {
            "when": day_said(act.day),
            "what": str(ACTS_ON_SUSPENSIONS[act.what]),
            "shape": "serious" if act.what == "begun" else "",
            "more": ", ".join(part for part in (act.site, act.document, act.reason, _bags(act)) if part),
        }
        for act in acts
    ]


def _bags(act: SuspensionAct) -> str:
    if not act.bags:
        return ""
    return _("%(bags)s bags counted, %(mass)s") % {"bags": count(act.bags), "mass": mass(act.mass_g)}


def _told(found: Assessment) -> dict[str, Any]:
    answers = json.loads(found.answers)
    return {
        "found": found,
        "decision": _("It may resume") if found.resume else _("Keep it suspended"),
        "answers": [(QUESTION_WORDS[question], answers[question]) for question in QUESTIONS],
    }


@page("GET", "HEAD", "POST")
def suspension_new(request: HttpRequest) -> HttpResponseBase:
    """Suspend an area: first which and from when, then the bags that stand there that day, and why."""
    require(request.user, Act.SUSPEND_AREA)
    where = WhereForm(request.GET if "area" in request.GET else None)
    if not where.is_valid():
        return render(request, "sites/suspend_where.html", {"form": where}, status=422 if where.errors else 200)
    area, first = area_called(where.cleaned_data["area"]), where.cleaned_data["first"]
    if area is None or not all(may(request.user, Act.SUSPEND_AREA, place_of(site)) for site in area.sites):
        where.add_error("area", _("No site of your areas is called so, or some of its sites lie outside them."))
        return render(request, "sites/suspend_where.html", {"form": where}, status=422)
    bags = bags_standing(area.sites, first)
    form = SuspendForm(bags, request.POST if request.method == "POST" else None, initial={"keeper": _keeper(area)})
    done = form.perform(services.suspend_area, area=area.written, first=first, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:suspension", first=day_text(first), area=area.written)
    return _counting(request, form, area, first, bags, _("Suspend"))


def _keeper(area: Area) -> str:
    """Who keeps the stock of a site: its tagging point, until somebody says better."""
    return area.sites[0].tagging_point if len(area.sites) == 1 else ""


def _bag_table(bags: Sequence[Bag], request: HttpRequest) -> Table:
    columns = [
        Column("tag", gettext_lazy("Tag"), "code"),
        Column("site", gettext_lazy("Site"), "code"),
        Column("mineral", gettext_lazy("Mineral"), told=minerals_told),
        Column("mass_g", gettext_lazy("Weight"), "weight"),
        Column("day", gettext_lazy("Closed on"), "day"),
        Column("holder", gettext_lazy("Holder")),
    ]
    caption = gettext_lazy("Bags that stand there by the books as the day begins: tick those that were found")
    return Table("bags", caption, columns, bags, choose="tags", chosen_by="tag", ticked=request.POST.getlist("tags"),
                 empty=gettext_lazy("By the books no bag stands there."))  # fmt: skip


@page("GET", "HEAD", "POST")
def suspension_count(request: HttpRequest, first: str, area: str) -> HttpResponseBase:
    """Write down the inventory of the first day, when it was taken on paper."""
    meant, row = _called(request, first, area)
    for site in meant.sites:
        require(request.user, Act.ASSESS_SITE, place_of(site))
    bags = bags_standing(meant.sites, row.from_day)
    form = InventoryForm(bags, request.POST if request.method == "POST" else None, initial={"keeper": _keeper(meant)})
    done = form.perform(services.count_bags, area=meant.written, first=row.from_day, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:suspension", first=first, area=meant.written)
    return _counting(request, form, meant, row.from_day, bags, _("Record it"))


def _counting(
    request: HttpRequest, form: InventoryForm, area: Area, first: int, bags: Sequence[Bag], act: str
) -> HttpResponseBase:
    """The form with the bags to tick."""
    context = {
        "form": form,
        "area": area,
        "first": first,
        "table": _bag_table(bags[:MOST_BAGS], request),
        "left_out": max(0, len(bags) - MOST_BAGS),
        "act": act,
    }
    return render(request, "sites/suspend.html", context, status=422 if form.errors else 200)


@page("GET", "HEAD", "POST")
def suspension_lift(request: HttpRequest, first: str, area: str) -> HttpResponseBase:
    """Lift a suspension from a whole area."""
    meant, row = _called(request, first, area)
    for site in meant.sites:
        require(request.user, Act.SUSPEND_AREA, place_of(site))
    form = LiftForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.end_suspension, area=meant.written, first=row.from_day, by=request.user)
    return _answer(request, form, done, _("Lift the suspension"), meant.written, meant, first)


@page("GET", "HEAD", "POST")
def site_assess(request: HttpRequest, first: str, code: str, area: str) -> HttpResponseBase:
    """Say whether a suspended site may resume."""
    meant, row, site = _of_site(request, first, code, area)
    require(request.user, Act.ASSESS_SITE, place_of(site))
    form = AssessForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.assess_site, site=site.code, area=meant.written, first=row.from_day, by=request.user)
    return _answer(request, form, done, _("Assess whether it may resume"), str(site), meant, first)


@page("GET", "HEAD", "POST")
def site_resume(request: HttpRequest, first: str, code: str, area: str) -> HttpResponseBase:
    """Let one assessed site resume; the others of the area stay suspended."""
    meant, row, site = _of_site(request, first, code, area)
    require(request.user, Act.SUSPEND_AREA, place_of(site))
    form = LiftForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.resume_site, site=site.code, area=meant.written, first=row.from_day, by=request.user)
    return _answer(request, form, done, _("Let this site resume"), str(site), meant, first)


def _of_site(request: HttpRequest, first: str, code: str, area: str) -> tuple[Area, Suspension, Site]:
    meant, row = _called(request, first, area)
    site = site_called(code)
    if site is None or site.code not in meant.codes:
        raise Http404
    return meant, row, site


def _answer(
    request: HttpRequest, form: ActForm, done: Any, title: str, lead: str, area: Area, first: str
) -> HttpResponseBase:
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:suspension", first=first, area=area.written)
    back = reverse("sites:suspension", args=[first, area.written])
    context = {"form": form, "title": title, "lead": lead, "back": back, "crumb": area.written, "act": title}
    return render(request, "sites/act.html", context, status=422 if form.errors else 200)
