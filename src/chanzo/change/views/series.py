"""Context series: what is known of the world around the programme, from whom. (change)"""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_
from django.utils.translation import ngettext

from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import decimals
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.keeping import SeriesForm, WithdrawForm
from ..models import Series
from ..services.series import Delivery, load_series, withdraw_series
from ..types import UNIT


@page("GET", "HEAD", "POST")
def series_list(request: HttpRequest) -> HttpResponseBase:
    """Every series that stands, and the form for a delivery."""
    require(request.user, Act.SEE_CHANGE)
    table = _table()
    if wanted := wanted_format(request):
        return download(table, wanted)
    keeps = may(request.user, Act.KEEP_CHANGE)
    if request.method == "POST":
        require(request.user, Act.KEEP_CHANGE)
    form = SeriesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (name := _loaded(request, form)):
        return redirect("change:one-series", name=name)
    context = {"table": table, "form": form if keeps else None}
    return render(request, "change/series.html", context, status=422 if form.errors else 200)


@page("GET", "HEAD", "POST")
def one_series(request: HttpRequest, name: str) -> HttpResponseBase:
    """The values of a series, where they are from, and the deliveries before."""
    require(request.user, Act.SEE_CHANGE)
    row = get_object_or_404(Series, name=name, ended_by=None)
    points = [{"day": day, "value": value / UNIT} for day, value in reversed(json.loads(row.points))]
    columns = [Column("day", N_("Day"), "day"), Column("value", row.unit, "figure", told=lambda v: decimals(v, 2))]
    table = Table("points", row.title, columns, points, most=120)
    if wanted := wanted_format(request):
        return download(table, wanted)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_series(seq=row.seq, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The series was taken back."))
        return redirect("change:series")
    before = Series.objects.filter(name=name).exclude(ended_by=None).order_by("-seq")
    context = {"row": row, "table": table, "before": before,
               "form": form if may(request.user, Act.KEEP_CHANGE) else None}  # fmt: skip
    return render(request, "change/one_series.html", context, status=422 if form.errors else 200)


def _loaded(request: HttpRequest, form: SeriesForm) -> str | None:
    told: dict[str, Any] = form.cleaned_data
    delivery = Delivery(*(told[name] for name in ("name", "title", "unit", "source", "licence")))
    try:
        _seq, points = load_series(delivery=delivery, data=told["file"].read(), by=request.user)
    except Refused as refused:
        form.add_error(None, said(refused))
        return None
    messages.success(request, _("Taken in: %(n)s values.") % {"n": len(points.points)})
    if points.refused:
        rows = ", ".join(map(str, points.refused[:20]))
        said_of = ngettext("Row %(rows)s could not be read.", "Rows %(rows)s could not be read.", len(points.refused))
        messages.warning(request, said_of % {"rows": rows})
    return delivery.name


def _table() -> Table:
    def read(row: Series) -> dict[str, Any]:
        points = json.loads(row.points)
        return {"name": row.name, "title": row.title, "unit": row.unit, "values": len(points), "last": points[-1][0],
                "value": decimals(points[-1][1] / UNIT, 2), "source": row.source, "licence": row.licence}  # fmt: skip

    columns = [Column("title", N_("What it measures"), link=lambda row: f"/change/series/{row['name']}"),
               Column("name", N_("Name in triggers"), "code"), Column("unit", N_("Unit")),
               Column("values", N_("Values"), "count"), Column("last", N_("Last day"), "day"),
               Column("value", N_("Last value"), "figure"), Column("source", N_("Source")),
               Column("licence", N_("Licence"))]  # fmt: skip
    return Table("series", N_("Context series"), columns, list(Series.objects.filter(ended_by=None).order_by("name")),
                 read=read, empty=N_("No series was taken in yet."))  # fmt: skip
