"""The teams that go to the field. (monitoring)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import WEEKDAYS, TeamForm
from ..models import Team
from ..services.teams import set_team

COLUMNS = [
    Column("code", gettext_lazy("Team"), "code", lambda row: row["url"]),
    Column("name", gettext_lazy("Name")),
    Column("base", gettext_lazy("Base")),
    Column("days", gettext_lazy("Field days a month"), "count"),
    Column("km", gettext_lazy("Km a day: good, poor, track")),
    Column("fuel_l", gettext_lazy("Litres a month"), "count"),
    Column("areas", gettext_lazy("Areas")),
    Column("active", gettext_lazy("Goes to the field")),
]


@page("GET", "HEAD")
def team_list(request: HttpRequest) -> HttpResponseBase:
    """Every team as last stated."""
    require(request.user, Act.SEE_MONITORING)
    edits = may(request.user, Act.PLAN_VISITS)
    rows = []
    for row in Team.objects.order_by("team"):
        team = row.facts
        rows.append(
            team.facts()
            | {
                "km": f"{team.km_good}, {team.km_poor}, {team.km_track}",
                "areas": "; ".join(team.areas) or _("everywhere"),
                "active": _("Yes") if row.active else _("No"),
                "url": reverse("monitoring:team", args=[team.code]) if edits else "",
            }
        )
    table = Table("teams", gettext_lazy("Teams"), COLUMNS, rows, empty=gettext_lazy("No team is stated yet."))
    if wanted := wanted_format(request):
        return download(table, wanted)
    return render(request, "monitoring/teams.html", {"table": table, "may_plan": edits})


@page("GET", "HEAD", "POST")
def team_new(request: HttpRequest) -> HttpResponseBase:
    """A team not yet known."""
    require(request.user, Act.PLAN_VISITS)
    usual = {"weekdays": ["0", "1", "2", "3", "4"], "days": 10, "km_good": 150, "km_poor": 80, "km_track": 35}
    return _stated(request, TeamForm(request.POST or None, initial=usual | {"litres_100km": 14, "fuel_l": 200}))


@page("GET", "HEAD", "POST")
def team_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One team, to state it anew."""
    require(request.user, Act.PLAN_VISITS)
    row = get_object_or_404(Team, pk=code)
    form = TeamForm(request.POST or None, initial=TeamForm.of(row.facts) | {"active": row.active})
    form.fields["code"].disabled = True
    return _stated(request, form, row)


def _stated(request: HttpRequest, form: TeamForm, row: Team | None = None) -> HttpResponseBase:
    if form.is_valid():
        try:
            set_team(team=form.team(), active=form.cleaned_data["active"], by=request.user)
            messages.success(request, _("The team is stated."))
            return redirect("monitoring:teams")
        except Refused as refused:
            form.add_error(None, said(refused))
    context = {"form": form, "row": row, "weekdays": WEEKDAYS}
    return render(request, "monitoring/team_form.html", context, status=422 if form.errors else 200)
