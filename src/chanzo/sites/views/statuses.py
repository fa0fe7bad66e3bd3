"""The calendar of statuses that lapse, with who must act, and the form that gives one. (sites)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.people.policies import may, require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act, Role
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.status import status
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.dated import StatusForm
from ..ics import DayEntry, calendar
from ..models import Site
from ..queries.lapses import AHEAD, Due, lapses_due
from ..queries.standing import place_of, site_called, sites_in
from ..services.statuses import give_status
from ..story import SCHEMES
from ..types.register import EXPIRED
from .requests import done_said

WHO = {"official": gettext_lazy("The officials of the area"), "programme": gettext_lazy("The programme")}


def _site_page(row: dict[str, Any]) -> str:
    return reverse("sites:site", args=[row["site"]])


COLUMNS = [
    Column("day", gettext_lazy("Day"), "day"),
    Column("site", gettext_lazy("Site"), "code", _site_page),
    Column("name", gettext_lazy("Name"), link=_site_page),
    Column("territory", gettext_lazy("Territory")),
    Column("scheme", gettext_lazy("Scheme"), "code", told=lambda code: str(SCHEMES.get(code, code))),
    Column("status", gettext_lazy("Status"), status="standing"),
    Column("what", gettext_lazy("What happens")),
    Column("who", gettext_lazy("Who must act")),
]


@page("GET", "HEAD")
def lapse_calendar(request: HttpRequest) -> HttpResponseBase:
    """Statuses of the reader's sites that lapse within sixty days, and those that have lapsed, by day."""
    actor = require(request.user, Act.SEE_SITES)
    who = request.GET.get("who", "")
    dues = [due for due in lapses_due(scope_of(actor), clock.today()) if who not in WHO or due.who == who]
    coming = _table("coming", gettext_lazy("Statuses that lapse within sixty days, by day"), dues, lapsed=False)
    coming.empty = gettext_lazy("No status lapses within sixty days.")
    lapsed = _table("lapsed", gettext_lazy("Statuses that have lapsed, the longest ago first"), dues, lapsed=True)
    lapsed.empty = gettext_lazy("No status has lapsed.")
    if asked := wanted_format(request):
        return download(lapsed if request.GET.get("table") == "lapsed" else coming, asked)
    coming.most = lapsed.most = 200
    choices = [("", _("All")), *WHO.items()]
    return render(
        request,
        "sites/lapses.html",
        {"coming": coming, "lapsed": lapsed, "who": who, "choices": choices, "ahead": AHEAD},
    )


@page("GET", "HEAD")
def lapse_file(request: HttpRequest) -> HttpResponse:
    """The coming lapses as a file for the calendar of a telephone."""
    actor = require(request.user, Act.SEE_SITES)
    entries = [
        DayEntry(
            f"{due.id}@chanzo",
            due.day,
            f"{due.name} ({due.site}): {what_happens(due)}",
            f"{who_acts(due)}. {', '.join(part for part in (due.territory, due.province) if part)}",
            request.build_absolute_uri(reverse("sites:site", args=[due.site])),
        )
        for due in lapses_due(scope_of(actor), clock.today())
        if not due.lapsed
    ]
    text = calendar(entries, name=_("Statuses of mine sites"), stamp=clock.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="statuses.ics"'
    return response


def _table(name: str, caption: Any, dues: list[Due], *, lapsed: bool) -> Table:
    rows = [
        {
            "day": due.day, "site": due.site, "name": due.name, "territory": due.territory, "scheme": due.scheme,
            "status": due.status, "what": what_happens(due), "who": who_acts(due),
        }
        for due in dues
        if due.lapsed is lapsed
    ]  # fmt: skip
    return Table(name, caption, COLUMNS, rows)


def what_happens(due: Due) -> str:
    """A lapse in words."""
    scheme, now = SCHEMES[due.scheme], status("standing", due.status).word
    if due.becomes == EXPIRED:
        return _("%(scheme)s: the order that gave %(now)s ends") % {"scheme": scheme, "now": now}
    if due.becomes:
        becomes = status("standing", due.becomes).word
        return _("%(scheme)s: %(now)s turns %(becomes)s unless somebody inspects") % {
            "scheme": scheme, "now": now, "becomes": becomes,
        }  # fmt: skip
    if due.status == EXPIRED:
        return _("%(scheme)s: the order has ended, and none followed") % {"scheme": scheme}
    return _("%(scheme)s: turned %(now)s since nobody inspected") % {"scheme": scheme, "now": now}


def who_acts(due: Due) -> str:
    """Who must act, with the organisations of the officials where there are any."""
    return f"{WHO[due.who]}: {due.organisations}" if due.organisations else str(WHO[due.who])


def site_for(request: HttpRequest, code: str, act: Act) -> Site:
    """The site that an act's page is about; not found where the reader may not do the act there."""
    actor = require(request.user, act)
    site = site_called(code)
    if site is None or not sites_in(scope_of(actor)).filter(pk=site.code).exists():
        raise Http404
    if not may(actor, act, place_of(site)):
        raise Http404
    return site


@page("GET", "HEAD", "POST")
def status_give(request: HttpRequest, code: str) -> HttpResponseBase:
    """Give a site a status with its legal act."""
    site = site_for(request, code, Act.GIVE_STATUS)
    sent = request.POST if request.method == "POST" else None
    form = StatusForm(sent, official=request.user.role == Role.OFFICIAL)
    done = form.perform(give_status, site=site.code, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:site", code=site.code)
    context = {
        "form": form,
        "title": _("Give a status"),
        "lead": str(site),
        "back": reverse("sites:site", args=[site.code]),
        "crumb": site.name,
        "act": _("Give"),
    }
    return render(request, "sites/act.html", context, status=422 if form.errors else 200)
