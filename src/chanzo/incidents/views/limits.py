"""How long each step of an incident may take: limits in force, what is late under them, every change. (incidents)"""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..mitigation.forms import LimitForm
from ..models import ClockLimit
from ..queries.clocks import clocks_of, limits_set
from ..queries.incidents import incidents_visible_to
from ..rules.limits import DAYS
from ..services.limits import set_limit
from ..types import Clock, State
from ..words import CLOCKS

IN_FORCE = [
    Column("clock", N_("Step"), told=lambda code: str(CLOCKS[code])),
    Column("level", N_("Level"), status="level"),
    Column("days", N_("Days in force"), "count"),
    Column("usual", N_("The program’s own"), "count"),
    Column("coming", N_("Days to come"), "count"),
    Column("from_day", N_("From"), "day"),
    Column("running", N_("Running"), "count"),
    Column("overdue", N_("Past a deadline"), "count"),
    Column("stopped", N_("Stopped"), "count"),
]
CHANGES = [
    Column("at", N_("Set on"), "moment"),
    Column("clock", N_("Step"), told=lambda code: str(CLOCKS[code])),
    Column("level", N_("Level"), status="level"),
    Column("days", N_("Days"), "count"),
    Column("from_day", N_("In force from"), "day"),
    Column("reason", N_("Why")),
    Column("actor", N_("By"), "code"),
]


@page("GET", "HEAD", "POST")
def limits(request: HttpRequest) -> HttpResponseBase:
    """The limits in force and every change; who may sets one."""
    require(request.user, Act.SEE_INCIDENTS)
    sets = may(request.user, Act.SET_CLOCKS)
    form = LimitForm(request.POST or None, initial={"first": from_day(clock.today() + 1)}) if sets else None
    if request.method == "POST":
        if form is None:
            raise Refused("NOT_ALLOWED")
        if form.is_valid() and _set(form, request.user):
            messages.success(request, _("The limit is set. What runs already keeps its own."))
            return redirect("incidents:clocks")
    tables = {
        "limits": Table("limits", _("Limits in force, and the cases under them"), IN_FORCE, _rows(request.user)),
        "changes": Table("changes", _("Every change, newest first"), CHANGES, _changes(),
                         _("Never changed: the program’s own limits hold.")),
    }  # fmt: skip
    if wanted := wanted_format(request):
        return download(tables.get(request.GET.get("table", "")) or tables["limits"], wanted)
    status = 422 if form is not None and form.errors else 200
    return render(request, "incidents/clocks.html", {**tables, "form": form}, status=status)


def _set(form: LimitForm, by: Any) -> bool:
    given = form.cleaned_data
    try:
        set_limit(of=Clock(given["clock"]), level=given["level"], days=given["days"], from_day=to_day(given["first"]),
                  reason=given["reason"], by=by)  # fmt: skip
    except Refused as refused:
        form.add_error(None, said(refused))
        return False
    return True


def _rows(user: Any) -> list[dict[str, Any]]:
    """Every step and level, with what runs under it among the cases that the reader may know of."""
    stated, today = limits_set(), clock.today()
    running, overdue, stopped = Counter[Any](), Counter[Any](), Counter[Any]()
    cases = list(incidents_visible_to(user).exclude(state=State.CLOSED.value))
    clocks = clocks_of(cases)
    for case in cases:
        for one in clocks.get(case.number, ()):
            if one.met is None:
                running[one.clock, case.level] += 1
                overdue[one.clock, case.level] += bool(one.late(today))
                stopped[one.clock, case.level] += bool(one.stopped(today))
    rows = []
    for of, by_level in DAYS.items():
        for level, usual in by_level.items():
            coming = stated.coming(of, level, today)
            rows.append(
                {
                    "clock": of.value, "level": str(int(level)), "days": stated.days(of, level, today), "usual": usual,
                    "coming": coming.days if coming else None, "from_day": coming.from_day if coming else None,
                    "running": running[of, level], "overdue": overdue[of, level], "stopped": stopped[of, level],
                }
            )  # fmt: skip
    return rows


def _changes() -> list[dict[str, Any]]:
    return [
        {
            "at": one.at, "clock": one.clock, "level": str(one.level), "days": one.days,
            "from_day": one.from_day, "reason": one.reason, "actor": one.actor,
        }
        for one in ClockLimit.objects.order_by("-seq")
    ]  # fmt: skip
