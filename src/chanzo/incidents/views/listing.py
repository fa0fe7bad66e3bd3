"""The queue of incidents, those with least time left first. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core import clock
from chanzo.people.models import Person
from chanzo.people.policies import may, only_own, require
from chanzo.people.types import Act
from chanzo.sites.queries.standing import site_called
from chanzo.web.downloads import download
from chanzo.web.formats import day as day_words
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..listing_forms import AGES, IncidentFilter
from ..models import Incident, Step
from ..queries.categories import categories
from ..queries.clocks import clocks_of, day_of
from ..queries.incidents import incidents_visible_to
from ..rules.clocks import Deadline, next_due
from ..rules.reading import BY_ROLE
from ..types import Audience, State
from ..words import CLOCKS, category_word

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
    Column("age", N_("Age, days"), "count"),
    Column("clock", N_("Next deadline")),
    Column("left", N_("Time left")),
]
# What the files say besides.
MORE = [
    Column("reported", N_("Reported"), "day"),
    Column("due", N_("Due"), "day"),
    Column("province", N_("Province")),
]


@page("GET", "HEAD")
def incident_list(request: HttpRequest) -> HttpResponseBase:
    """The incidents that the reader may know of, overdue ones first."""
    require(request.user, Act.SEE_INCIDENTS)
    form = filter_form(request)
    if form.is_bound and not form.is_valid():
        return render(request, "incidents/list.html", {"form": form}, status=422)
    given = form.cleaned_data if form.is_bound else {}
    rows = [row for row in rows_of(filtered(request.user, given)) if on_clock(row, given.get("clock", ""))]
    table = Table("incidents", _("Incidents, those with least time left first"), COLUMNS, rows, most=MOST)
    table.empty = _("No incident is open. Alerts come from the field, from reports and from findings.")
    if wanted := wanted_format(request):
        table.columns = COLUMNS + MORE
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


def filter_form(request: HttpRequest) -> IncidentFilter:
    """The filters, with the provinces of the reader's incidents and, for the case team, who handled them."""
    visible = incidents_visible_to(request.user)
    provinces = visible.exclude(province="").order_by("province").values_list("province", flat=True).distinct()
    asked = {name: value for name, value in request.GET.items() if name in IncidentFilter.base_fields}
    return IncidentFilter(asked or None, provinces=provinces, handlers=_handlers(request.user, visible))


def _handlers(user: Any, visible: Any) -> list[tuple[str, str]]:
    """Who took a step in one of these incidents, by number, by name for who handles cases too."""
    if Audience.TEAM not in BY_ROLE.get(user.actor.role, ()):
        return []
    actors = Step.objects.filter(incident__in=visible.values("number")).values_list("actor", flat=True).distinct()
    named = may(user, Act.HANDLE_INCIDENT)
    handlers = Person.objects.filter(number__in=actors).order_by("name" if named else "number", "number")
    return [(one.number, str(one) if named else one.number) for one in handlers]


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
    if given.get("province"):
        found = found.filter(province=given["province"])
    if given.get("handler"):
        found = found.filter(number__in=Step.objects.filter(actor=given["handler"]).values("incident"))
    if given.get("age"):
        first, below = AGES[given["age"]]
        return [one for one in found.order_by("number") if first <= age_of(one) < (below or clock.today())]
    return list(found.order_by("number"))


def age_of(incident: Incident) -> int:
    """Days since it was opened, or reported while it is an alert; up to its closing once it is closed."""
    until = clock.today() if incident.closed_at is None else day_of(incident.closed_at)
    return until - day_of(incident.opened_at or incident.reported_at)


def rows_of(incidents: Iterable[Incident]) -> list[dict[str, Any]]:
    """Incidents as lists show them, those with least time left first, closed ones last."""
    incidents = list(incidents)
    clocks, today, known = clocks_of(incidents), clock.today(), categories()
    rows = []
    for incident in incidents:
        running = incident.state != State.CLOSED
        due = next_due(clocks.get(incident.number, ())) if running else None
        rows.append(
            {
                "number": incident.number,
                "level": str(incident.level),
                "category": category_word(known.of(incident.category, day_of(incident.reported_at))),
                "place": incident.site or incident.area,
                "province": incident.province,
                "state": incident.state,
                "reported": day_of(incident.reported_at),
                "age": age_of(incident),
                "clock": CLOCKS[due.clock] if due else "",
                "due": due.due if due else None,
                "left": left_words(due, today) if due else "",
                "late": max((one.late(today) for one in clocks.get(incident.number, ()) if one.met is None), default=0)
                if running
                else 0,
                "of": due.clock.value if due else "",
                "stopped": running and any(one.stopped(today) for one in clocks.get(incident.number, ())),
                "order": (not running, due.due if due else day_of(incident.reported_at), incident.level),
            }
        )
    return sorted(rows, key=lambda row: (row["order"], row["number"]))


def on_clock(row: dict[str, Any], asked: str) -> bool:
    """Whether a row is one of those asked for: past a deadline, with a stopped clock, or waiting for one of them."""
    if asked == "late":
        return bool(row["late"])
    return bool(row["stopped"]) if asked == "stopped" else asked in ("", row["of"])


def left_words(due: Deadline, today: int) -> str:
    """How long there is until a deadline, or how long it is past."""
    if until := due.stopped(today):
        return _("stopped until %(day)s") % {"day": day_words(until)}
    if late := due.late(today):
        return ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}
    left = due.due - today
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
