"""The queue of incidents, those with least time left first. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core import clock
from chanzo.people.policies import may, only_own, require
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import IncidentFilter
from ..models import Incident
from ..queries.clocks import clocks_of, day_of
from ..queries.incidents import incidents_visible_to
from ..rules.clocks import Deadline, next_due
from ..types import CATEGORIES, State
from ..words import CLOCKS

N_ = gettext_lazy
# Rows that a page shows; the file holds them all.
MOST = 200


def incident_url(number: str) -> str:
    """The permanent address of an incident."""
    return reverse("incidents:incident", args=[number])


COLUMNS = [
    Column("number", N_("Number"), "code", lambda row: incident_url(row["number"])),
    Column("level", N_("Level"), status="level"),
    Column("category", N_("Category")),
    Column("place", N_("Where"), "code"),
    Column("state", N_("State"), status="incident"),
    Column("reported", N_("Reported"), "day"),
    Column("clock", N_("Next deadline")),
    Column("due", N_("Due"), "day"),
    Column("left", N_("Time left")),
]


@page("GET", "HEAD")
def incident_list(request: HttpRequest) -> HttpResponseBase:
    """The incidents that the reader may know of, overdue ones first."""
    require(request.user, Act.SEE_INCIDENTS)
    form = IncidentFilter(request.GET or None)
    if form.is_bound and not form.is_valid():
        return render(request, "incidents/list.html", {"form": form}, status=422)
    rows = rows_of(filtered(request.user, form.cleaned_data if form.is_bound else {}))
    table = Table("incidents", _("Incidents, those with least time left first"), COLUMNS, rows, most=MOST)
    table.empty = _("No incident is open. Alerts come from the field, from reports and from findings.")
    if wanted := wanted_format(request):
        return download(table, wanted)
    context = {
        "form": form,
        "table": table,
        "overdue": sum(row["late"] > 0 for row in rows),
        "grave": sum(row["level"] == "1" for row in rows),
        "number": len(rows),
        "may_report": may(request.user, Act.REPORT_ALERT),
        "may_open": may(request.user, Act.HANDLE_INCIDENT),
        "is_told": only_own(request.user, Act.DECIDE_ON_INCIDENT),
    }
    return render(request, "incidents/list.html", context)


def filtered(user: Any, given: dict[str, Any]) -> list[Incident]:
    """The incidents of a reader that the filters let pass."""
    found = incidents_visible_to(user)
    if not given.get("state"):
        found = found.exclude(state=State.CLOSED.value)
    elif given["state"] != "all":
        found = found.filter(state=given["state"])
    if given.get("level"):
        found = found.filter(level=int(given["level"]))
    if given.get("category"):
        found = found.filter(category=given["category"])
    if given.get("site"):
        site = site_called(given["site"])
        found = found.filter(site=site.code if site else given["site"])
    return list(found.order_by("number"))


def rows_of(incidents: Iterable[Incident]) -> list[dict[str, Any]]:
    """Incidents as lists show them, those with least time left first, closed ones last."""
    incidents = list(incidents)
    clocks, today = clocks_of(incidents), clock.today()
    rows = []
    for incident in incidents:
        running = incident.state != State.CLOSED
        due = next_due(clocks.get(incident.number, ())) if running else None
        rows.append(
            {
                "number": incident.number,
                "level": str(incident.level),
                "category": _(CATEGORIES[incident.category].label),
                "place": incident.site or incident.area,
                "state": incident.state,
                "reported": day_of(incident.reported_at),
                "clock": CLOCKS[due.clock] if due else "",
                "due": due.due if due else None,
                "left": left_words(due, today) if due else "",
                "late": due.late(today) if due else 0,
                "order": (not running, due.due if due else day_of(incident.reported_at), incident.level),
            }
        )
    return sorted(rows, key=lambda row: (row["order"], row["number"]))


def left_words(due: Deadline, today: int) -> str:
    """How long there is until a deadline, or how long it is past."""
    if late := due.late(today):
        return ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}
    left = due.due - today
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
