"""Every import, newest first, by file, table, state, person or day. (field)"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import HistoryFilter
from ..models import ImportBatch
from ..queries import deliveries_waiting, imports_visible_to, jobs_under_way, names_of
from ..words import table_word
from .access import sends

COUNTS = [
    Column("rows", _("Rows"), "count"),
    Column("created", _("New"), "count"),
    Column("identical", _("Known"), "count"),
    Column("corrections", _("Corrections"), "count"),
    Column("conflicts", _("Conflicts"), "count"),
    Column("refused", _("Refused"), "count"),
    Column("skipped", _("Skipped"), "count"),
]
BATCHES = [
    Column("pk", _("Import"), "code", lambda batch: reverse("field:import", args=[batch["pk"]])),
    Column("file", _("File"), link=lambda batch: reverse("field:import", args=[batch["pk"]])),
    Column("table", _("Table"), told=table_word),
    Column("started_at", _("Received"), "moment"),
    Column("by", _("By"), "code"),
    *COUNTS,
    Column("state", _("State"), status="batch"),
]
# A page leaves out what seldom tells anything; files hold it all.
SHOWN = [column for column in BATCHES if column.name not in ("identical", "conflicts", "skipped")]
# Rows of a file that are named together.
AT_ONCE = 500


@page("GET", "HEAD")
def import_list(request: HttpRequest) -> HttpResponseBase:
    """The tables taken in, newest first."""
    actor = require(request.user, Act.SEE_IMPORTS)
    form = HistoryFilter(request.GET or None)
    valid = form.is_valid()
    batches = imports_visible_to(request.user)
    if valid:
        batches = _filtered(batches, form.cleaned_data, actor.number)
    if wanted := wanted_format(request):
        return download(Table("imports", _("Imports"), BATCHES, _all(batches)), wanted)
    if last := after_number(request):
        batches = batches.filter(pk__lt=last)
    shown = portion(list(batches[: ROWS + 1]) if valid or not form.is_bound else [], key="pk", asked=request)
    empty = _("No import meets these filters.") if form.is_bound else _("Nothing was imported yet.")
    context = {
        "form": form,
        "table": Table("imports", _("Imports, newest first"), SHOWN, list(rows_of(shown.rows)), empty),
        "portion": shown,
        "may_import": sends(actor),
        "under_way": jobs_under_way(request.user),
        "waiting": deliveries_waiting(request.user) if sends(actor) else (),
    }
    return render(request, "field/list.html", context, status=200 if valid or not form.is_bound else 422)


def rows_of(batches: Iterable[ImportBatch]) -> Iterator[dict[str, Any]]:
    """Imports as rows of a table, with who sent them."""
    batches = list(batches)
    names = names_of({batch.by for batch in batches})
    for batch in batches:
        values = {column.name: getattr(batch, column.name) for column in BATCHES}
        yield values | {"by": names.get(batch.by, batch.by)}


def _filtered(batches: QuerySet[ImportBatch], chosen: dict[str, Any], me: str) -> QuerySet[ImportBatch]:
    if file := chosen["file"].strip():
        batches = batches.filter(Q(file__icontains=file) | Q(sha256__istartswith=file) | Q(worksheet__icontains=file))
    if chosen["table"]:
        batches = batches.filter(table=chosen["table"])
    if chosen["state"] == "refused":
        batches = batches.filter(refused__gt=0)
    elif chosen["state"]:
        batches = batches.filter(state=chosen["state"])
    if since := chosen["since"]:
        batches = batches.filter(started_at__gte=timezone.make_aware(datetime.combine(since, time())))
    return batches.filter(by=me) if chosen["mine"] else batches


def _all(batches: QuerySet[ImportBatch]) -> Iterator[dict[str, Any]]:
    held: list[ImportBatch] = []
    for batch in batches.iterator():
        held.append(batch)
        if len(held) == AT_ONCE:
            yield from rows_of(held)
            held = []
    yield from rows_of(held)
