"""The list of lots, the search for a number, and which of several bears it. (traceability)"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.register import lead_to_organisations
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..drawing import FROM_SITE
from ..forms import LotFilter
from ..models import Lot
from ..queries.ids import SHEETS, ids_of_lots, keys_of
from ..queries.lots import beginning_with, filtered, lots_in
from ..types import Kind
from ..words import COLUMNS_OF_TRACE, KINDS, LOT_STATES, minerals_of


def lot_url(lot_id: str) -> str:
    """The permanent address of a lot."""
    return reverse("traceability:lot", args=[lot_id])


COLUMNS = [
    Column("id", _("Number"), "code", lambda row: lot_url(row["id"])),
    Column("kind_word", _("What it is")),
    Column("day", _("Closed on"), "day"),
    Column("mass_g", _("Mass"), "mass"),
    Column("mineral_word", _("Mineral"), "code"),
    Column(
        "site", _("Site"), "code", link=lambda row: reverse("sites:site", args=[row["site"]]) if row["site"] else None
    ),
    Column("holder", _("Holder"), "code"),
    Column("state_word", _("State")),
    Column("place", _("Written at"), "code"),
]
# The kinds that people ask for first, the end of the chain before its beginning.
# Columns that a page of one kind leaves out: every row would say the same, or nothing.
SAID_BY_KIND: dict[str, tuple[str, ...]] = {
    kind: ("kind_word",) if kind in FROM_SITE else ("kind_word", "site", *(("place",) if kind in SHEETS else ()))
    for kind in Kind
}
QUICK = (Kind.EXPORT, Kind.BATCH, Kind.PROCESSOR, Kind.NEGOCIANT, Kind.MINE)


@page("GET", "HEAD")
def lot_list(request: HttpRequest) -> HttpResponseBase:
    """A number leads to its lot; filters list lots by key, a page at a time."""
    actor = require(request.user, Act.SEE_CUSTODY)
    form = LotFilter(request.GET or None)
    lots = lots_in(scope_of(actor))
    number = request.GET.get("number", "").strip()[:150]
    if number and (found := _one(lots, number)):
        return redirect("traceability:lot", found)
    if number:
        lots = beginning_with(lots, number)
    valid = form.is_valid()
    if valid:
        lots = filtered(lots, **{k: v for k, v in form.cleaned_data.items() if k != "number"})
    if wanted := wanted_format(request):
        return download(Table("lots", _("Lots"), COLUMNS, _streamed(lots)), wanted)
    if last := after(request):
        lots = lots.filter(key__gt=last)
    read = list(lots[: ROWS + 1]) if valid or not form.is_bound else []
    shown = portion(read, key="key", asked=request)
    kind = form.data.get("kind", "")
    columns = [column for column in COLUMNS if column.name not in SAID_BY_KIND.get(kind, ())]
    table = Table("lots", _("Lots, by number"), columns, rows_of(shown.rows))
    table.empty = _("No lot fits. Look at the filters and the number.")
    lead_to_organisations(table, request.user, "holder")
    context = {"form": form, "table": table, "portion": shown, "number": number, "asked": kind}
    context["quick"] = [(kind.value, COLUMNS_OF_TRACE[kind]) for kind in QUICK]
    return render(request, "traceability/lots.html", context, status=200 if valid or not form.is_bound else 422)


def rows_of(lots: list[Lot]) -> list[dict[str, Any]]:
    """Rows of a list, each with the ID that is its address."""
    ids = ids_of_lots(lots)
    return [
        {
            "key": lot.key,
            "id": ids[lot.key],
            "kind_word": KINDS.get(lot.kind, lot.kind),
            "day": lot.day,
            "mass_g": lot.current_g if lot.current_g is not None else lot.mass_g,
            "mineral_word": " + ".join(word for _code, word in minerals_of(lot.mineral)),
            "site": lot.site,
            "holder": lot.holder,
            "state_word": str(LOT_STATES[lot.state].word) if lot.state in LOT_STATES else lot.state,
            "place": f"{lot.sheet}/{lot.line}",
        }
        for lot in lots
    ]


def _streamed(lots: QuerySet[Lot], chunk: int = 900) -> Any:
    """Rows of a file, read by key a chunk at a time so that a million take no memory."""
    last = ""
    while piece := list(lots.filter(key__gt=last)[:chunk]):
        yield from rows_of(piece)
        last = piece[-1].key


def _one(lots: QuerySet[Lot], number: str) -> str | None:
    """The number itself when it means a lot that the reader may see."""
    try:
        keys = keys_of(number)
    except Refused:
        return None
    return number if lots.filter(key__in=keys).exists() else None
