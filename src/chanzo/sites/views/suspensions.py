"""Pages of suspensions: the list, and one with its sites and acts. (sites)"""

import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
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

from ..models import Assessment, Suspension, SuspensionAct
from ..queries.standing import place_of, sites_in
from ..queries.suspensions import Area, area_called, suspended_under, suspension_of
from ..types.dated import QUESTIONS
from ..words import ACTS_ON_SUSPENSIONS, QUESTION_WORDS


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
    table.empty = gettext_lazy("No suspension stands here.")
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


def called(request: HttpRequest, first: str, written: str) -> tuple[Area, Suspension]:
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
    meant, row = called(request, first, area)
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
