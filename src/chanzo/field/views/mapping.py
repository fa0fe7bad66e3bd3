"""Saying which column is which, with a look at how the cells are then read. (field)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chanzo.web.pages import page

from ..forms import MappingForm, field_of
from ..models import Delivery
from ..services import deliveries
from ..tables import TABLES
from ..words import KINDS
from .seen import SeenColumn, SeenSheet, sheet_of
from .sending import own_delivery


@page("GET", "HEAD", "POST")
def mapping(request: HttpRequest, token: str, file: int, sheet: int) -> HttpResponseBase:
    """One worksheet: what was chosen stays in the form, fitting or not, and the samples follow it."""
    delivery = own_delivery(request, token)
    if file >= len(delivery.sheets) or sheet >= len(delivery.sheets[file]):
        raise Http404
    columns = delivery.sheets[file][sheet]["columns"]
    act = request.POST.get("act", "look")
    if request.method != "POST":
        return _shown(request, delivery, file, sheet, _unbound(delivery, file, sheet))
    if act == "forget":
        deliveries.choose_nothing(delivery, file, sheet)
        return redirect("field:mapping", token=token, file=file, sheet=sheet)
    form = MappingForm(request.POST, columns=columns)
    if not form.is_valid():
        return _shown(request, delivery, file, sheet, form, status=422)
    _choose(delivery, file, sheet, form)
    if act == "profile":
        name = form.cleaned_data["name"]
        deliveries.keep_profile(delivery, file, sheet, name=name, by=delivery.by)
        messages.success(request, _("The mapping is saved as the profile “%(name)s”.") % {"name": name})
    if act == "keep":
        return redirect("field:waiting", token=token)
    return _shown(request, delivery, file, sheet, _unbound(delivery, file, sheet))


def _choose(delivery: Delivery, file: int, sheet: int, form: MappingForm) -> None:
    if table := form.cleaned_data["table"]:
        mapping = form.mapping()
        deliveries.choose(delivery, file, sheet, table=table, mapping=mapping, month_first=form.month_first)
    else:
        deliveries.choose_nothing(delivery, file, sheet)


def _unbound(delivery: Delivery, file: int, sheet: int) -> MappingForm:
    """The form as the worksheet is read now: what a person chose before what was recognised."""
    seen = delivery.sheets[file][sheet]
    chosen: dict[str, Any] = delivery.choices.get(str(file), {}).get(str(sheet), {})
    order = {None: "", False: "day", True: "month"}[chosen.get("month_first")]
    initial = {"table": seen["table"], "seen": seen["table"], "order": order}
    meant = chosen.get("mapping", {})
    initial |= {field_of(c): meant.get(c["header"], c["column"]) or c["column"] for c in seen["columns"]}
    return MappingForm(initial=initial, columns=seen["columns"])


def _shown(
    request: HttpRequest, delivery: Delivery, file: int, number: int, form: MappingForm, status: int = 200
) -> HttpResponseBase:
    sheet = sheet_of(delivery, file, number)
    table = form["table"].value() or ""
    context = {
        "delivery": delivery,
        "sheet": sheet,
        "form": form,
        "pairs": [_pair(form, column) for column in sheet.columns],
        "choices": _choices(table, sheet),
    }
    return render(request, "field/mapping.html", context, status=status)


def _pair(form: MappingForm, column: SeenColumn) -> dict[str, Any]:
    """A column of the file and the field that says what it is."""
    name = f"column-{column.place}"
    return {"column": column, "name": name, "value": form[name].value() or ""}


def _choices(table: str, sheet: SeenSheet) -> list[dict[str, Any]]:
    """The table's columns that a column of the file may be."""
    if table not in TABLES or table != sheet.table:
        return []
    return [
        {"name": c.name, "kind": KINDS[c.type], "required": c.required, "missing": c.name in sheet.missing}
        for c in TABLES[table].columns
    ]
