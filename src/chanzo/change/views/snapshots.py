"""Periods that were frozen: made, compared with today and with each other, proved. (change)"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.indicators import registered
from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import place_of
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.keeping import SnapshotForm
from ..models import Snapshot, Work
from ..queries.comparing import Compared, compared
from ..queries.periods import usual_period
from ..queries.proving import document_of, snapshot_called
from ..services.work import ask_count, ask_freeze, ask_prove
from ..types import DocumentBroken
from ..words import value_text
from .indicator import period_of
from .overview import query_of


@page("GET", "HEAD", "POST")
def snapshots(request: HttpRequest) -> HttpResponseBase:
    """Every snapshot, and the form for the next."""
    require(request.user, Act.SEE_CHANGE)
    table = _table()
    if wanted := wanted_format(request):
        return download(table, wanted)
    usual = usual_period(clock.today())
    first, last = from_day(usual.first), from_day(usual.last)
    form = SnapshotForm(request.POST or None, initial={"first": first, "last": last})
    if request.method == "POST":
        require(request.user, Act.PUBLISH)
        if form.is_valid():
            try:
                work = ask_freeze(asked=form.asked, name=form.cleaned_data["name"], by=request.user)
            except Refused as refused:
                form.add_error(None, said(refused))
            else:
                return redirect("change:work", number=work.pk)
    context = {"table": table, "form": form if may(request.user, Act.PUBLISH) else None}
    return render(request, "change/snapshots.html", context, status=422 if form.errors else 200)


@page("GET", "HEAD", "POST")
def snapshot(request: HttpRequest, name: str) -> HttpResponseBase:
    """What was frozen, beside what the same period would say today or another snapshot says of its own."""
    require(request.user, Act.SEE_CHANGE)
    frozen = snapshot_called(name)
    if request.method == "POST":
        work = ask_prove(name=name, by=request.user)
        return redirect("change:work", number=work.pk)
    try:
        told = document_of(frozen)
    except DocumentBroken as broken:
        return render(request, "change/snapshot_broken.html", {"frozen": frozen, "place": str(broken)}, status=500)
    other = Snapshot.objects.filter(name=request.GET.get("with", "")).first()
    table = _compared(compared(told, document_of(other) if other else None, frozen))
    if wanted := wanted_format(request):
        return download(table, wanted)
    proofs = Work.objects.filter(purpose=Work.Purpose.PROVE, name=name, state=Work.State.DONE).order_by("-pk")
    context = {
        "frozen": frozen, "table": table, "other": other, "proof": proofs.first(),
        "others": Snapshot.objects.exclude(name=name).order_by("-last", "name"),
    }  # fmt: skip
    return render(request, "change/snapshot.html", context)


@page("GET", "HEAD")
def snapshot_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The document as it was signed, byte for byte."""
    require(request.user, Act.SEE_CHANGE)
    frozen = snapshot_called(name)
    answer = HttpResponse(place_of(frozen.file).read_bytes(), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="snapshot-{frozen.name}.json"'
    return answer


@page("POST")
def count(request: HttpRequest) -> HttpResponseBase:
    """Ask for every indicator of a period."""
    require(request.user, Act.SEE_CHANGE)
    _form, asked = period_of(request)
    return redirect("change:work", number=ask_count(asked=asked, by=request.user).pk)


@page("GET", "HEAD")
def work(request: HttpRequest, number: int) -> HttpResponseBase:
    """How far a piece of work is; once it is done, what came of it."""
    require(request.user, Act.SEE_CHANGE)
    found = get_object_or_404(Work, pk=number)
    if found.state == Work.State.DONE and found.purpose == Work.Purpose.FREEZE:
        return redirect("change:snapshot", name=found.name)
    if found.state == Work.State.DONE and found.purpose == Work.Purpose.COUNT:
        return redirect(f"{reverse('change:change')}?{query_of(found.period)}")
    refused = ""
    if found.state == Work.State.REFUSED:
        code, facts = found.result["refused"]
        refused = said(Refused(code, **facts))
    return render(request, "change/work.html", {"work": found, "refused": refused})


@page("GET", "HEAD")
def work_progress(request: HttpRequest, number: int) -> HttpResponseBase:
    """Only how far it is, for a page that asks again and again."""
    require(request.user, Act.SEE_CHANGE)
    return render(request, "change/parts/progress.html", {"work": get_object_or_404(Work, pk=number)})


def _table() -> Table:
    columns = [
        Column("name", N_("Name"), "code", link=lambda row: f"/change/snapshots/{row.name}"),
        Column("first", N_("From"), "day"), Column("last", N_("To"), "day"),
        Column("at", N_("Frozen"), "moment"), Column("head", N_("Up to record"), "count"),
        Column("indicators", N_("Indicators computed"), "count"), Column("actor", N_("By"), "code"),
    ]  # fmt: skip
    return Table("snapshots", N_("Snapshots"), columns, list(Snapshot.objects.order_by("-last", "-seq")),
                 empty=N_("No period was frozen yet."))  # fmt: skip


def _compared(rows: list[Compared]) -> Table:
    indicators = registered()

    def read(row: Compared) -> dict[str, Any]:
        indicator = indicators.get(row.code)
        if indicator is None:
            return {"code": row.code, "name": row.name, "then": row.then, "now": row.now, "state": row.state}
        return {"code": row.code, "name": _(indicator.name), "then": value_text(indicator, row.then),
                "now": value_text(indicator, row.now), "state": row.state, "records": row.records}  # fmt: skip

    columns = [
        Column("name", N_("Indicator"), link=lambda row: f"/change/indicators/{row['code']}"),
        Column("then", N_("As frozen"), "figure"), Column("now", N_("Beside it"), "figure"),
        Column("state", N_("State"), status="change_compared"), Column("records", N_("Records behind it"), "count"),
    ]  # fmt: skip
    return Table("compared", N_("What was frozen, beside the other figure"), columns, rows, read=read)
