"""Plans of visits: drafted, looked at, saved; their days, map, paper and calendar. (monitoring)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.sites.queries.standing import place_of, sites_in
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.paper import code_of
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import PlanForm, next_month
from ..models import Plan
from ..queries.planning import fates, plans_visible_to, teams_active
from ..services.plans import drafted, make_plan, seal_of
from .calendar import calendar_of
from .planned import apart_table, left_table, plan_map, stops_table, team_days

LISTED = [
    Column("seq", gettext_lazy("Plan"), "code", lambda row: reverse("monitoring:plan", args=[row["seq"]])),
    Column("first", gettext_lazy("From"), "day"),
    Column("last", gettext_lazy("To"), "day"),
    Column("area", gettext_lazy("Area")),
    Column("teams", gettext_lazy("Teams")),
    Column("planned", gettext_lazy("Planned"), "count"),
    Column("done", gettext_lazy("Carried out"), "count"),
    Column("prevented", gettext_lazy("Prevented"), "count"),
    Column("missed", gettext_lazy("Not carried out"), "count"),
    Column("left", gettext_lazy("Not covered"), "count"),
]


@page("GET", "HEAD")
def plan_list(request: HttpRequest) -> HttpResponseBase:
    """The plans that the reader may see, newest first, with what became of them."""
    require(request.user, Act.SEE_MONITORING)
    rows = [_row(plan) for plan in plans_visible_to(request.user)]
    table = Table("plans", gettext_lazy("Plans, newest first"), LISTED, rows, empty=gettext_lazy("No plan was made."))
    if wanted := wanted_format(request):
        return download(table, wanted)
    context = {"table": table, "may_plan": may(request.user, Act.PLAN_VISITS)}
    return render(request, "monitoring/plans.html", context)


def _row(plan: Plan) -> dict[str, Any]:
    facts = plan.facts
    became = [fate for fate, _day in fates(plan, clock.today()).values()]
    return {
        "seq": plan.seq,
        "first": plan.first,
        "last": plan.last,
        "area": area_word(plan.area),
        "teams": ", ".join(team["code"] for team in facts["teams"]),
        "planned": len(became),
        "done": became.count("done") + became.count("moved"),
        "prevented": became.count("prevented"),
        "missed": became.count("missed"),
        "left": len(facts["left"]),
    }


def area_word(area: str) -> str:
    """An area as people call it."""
    return area.partition(":")[2] or _("All areas")


@page("GET", "HEAD", "POST")
def plan_new(request: HttpRequest) -> HttpResponseBase:
    """Draft a plan from what is known today; sent, it is saved as it was seen."""
    require(request.user, Act.PLAN_VISITS)
    teams = teams_active()
    first, last = next_month(clock.today())
    initial = {"first": first, "last": last, "teams": [team.code for team in teams]}
    asked = request.POST or (request.GET if "first" in request.GET else None)
    form = PlanForm(asked, _areas(request), teams, initial)
    context: dict[str, Any] = {"form": form, "teams": teams}
    if form.is_valid():
        try:
            if request.method == "POST":
                number = make_plan(**form.asked(), seen=request.POST.get("seen", "")[:64], by=request.user)
                messages.success(request, _("The plan is saved."))
                return redirect("monitoring:plan", number=number)
            facts = drafted(**form.asked(), by=request.user)
            context |= {"facts": facts, "seen": seal_of(facts), **shown(facts)}
        except Refused as refused:
            form.add_error(None, said(refused))
    return render(request, "monitoring/plan_form.html", context, status=422 if form.errors else 200)


def shown(facts: dict[str, Any], became: dict[Any, Any] | None = None) -> dict[str, Any]:
    """A plan's days, tables and map."""
    return {
        "teams_days": team_days(facts, became),
        "left": left_table(facts),
        "apart_sites": apart_table(facts),
        "map": plan_map(facts),
        "visits": sum(len(trip["stops"]) for trip in facts["trips"]),
        "metres": sum(trip["metres"] for trip in facts["trips"]),
        "litres": -(-sum(trip["millilitres"] for trip in facts["trips"]) // 1000),
        "apart": sum(s["small"] or s["remote"] for trip in facts["trips"] for s in trip["stops"]),
        "apart_left": sum(one["small"] or one["remote"] for one in facts["left"]),
    }


def plan_of(request: HttpRequest, number: int) -> Plan:
    """A plan that the reader may see; else it is not found."""
    require(request.user, Act.SEE_MONITORING)
    found = next((plan for plan in plans_visible_to(request.user) if plan.seq == number), None)
    if found is None:
        raise Http404
    return found


@page("GET", "HEAD")
def plan_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """One plan: its days, its map, what it leaves out, what became of it."""
    plan = plan_of(request, number)
    became = fates(plan, clock.today())
    stops = stops_table(plan.facts, became)
    if wanted := wanted_format(request):
        asked = {"left": left_table, "apart": apart_table}.get(request.GET.get("table", ""))
        return download(asked(plan.facts) if asked else stops, wanted)
    context = {"plan": plan, "area": area_word(plan.area), "stops": stops, "row": _row(plan)}
    return render(request, "monitoring/plan.html", context | shown(plan.facts, became))


@page("GET", "HEAD")
def plan_duty(request: HttpRequest, number: int) -> HttpResponseBase:
    """The duty list of each team, to print and take along."""
    plan = plan_of(request, number)
    address = request.build_absolute_uri(reverse("monitoring:plan", args=[plan.seq]))
    context = {"plan": plan, "area": area_word(plan.area), "code": code_of(address)}
    return render(request, "monitoring/duty.html", context | shown(plan.facts))


@page("GET", "HEAD")
def plan_calendar(request: HttpRequest, number: int) -> HttpResponseBase:
    """The planned visits as all-day events for any calendar."""
    plan = plan_of(request, number)
    text = calendar_of(plan, lambda site: request.build_absolute_uri(reverse("sites:site", args=[site])))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="plan-{plan.seq}.ics"'
    return answer


def _areas(request: HttpRequest) -> list[str]:
    """Provinces and territories of the planner's sites."""
    places = [place_of(site) for site in sites_in(request.user.scope)]
    named = {f"province:{p.province}" for p in places if p.province}
    return sorted(named) + sorted({f"territory:{p.territory}" for p in places if p.territory})
