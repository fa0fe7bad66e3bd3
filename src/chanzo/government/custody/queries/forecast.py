"""How long stocks last: mine tags by site, trade and processor tags by holder, offices by what they hand on.
(government)
"""

from collections import defaultdict
from functools import partial
from typing import Any

from django.db.models import Count, Sum

from chanzo.people.scopes import Scope
from chanzo.traceability.models import Lot
from chanzo.traceability.stock import ALLOCATED

from ..models import HandOver
from ..rules.quotas import forecast
from ..types.quotas import Forecast
from ..types.spans import TAGS
from .holdings import stretches_seen, usable
from .limits import Limits

# The months whose pace is taken.
WINDOW = 90


def forecasts(scope: Scope, day: int) -> list[Forecast]:
    """Stocks that a scope sees with how long they last, the first to run out first; those without use last."""
    out: dict[tuple[str, str, str], int] = defaultdict(int)
    stock: dict[tuple[str, str], int] = defaultdict(int)
    found = [one for one in stretches_seen(scope, day) if one.type in TAGS]
    for one in found:  # a stock of which nothing is left runs out today
        if one.state == ALLOCATED:
            out[_place(one.type, one.holder, one.site)] += 0
    for held in usable(found, day):
        if held.in_stock:
            stock[held.holder, held.span.type] += held.span.size
        else:
            out[_place(held.span.type, held.holder, held.site)] += held.span.size
    used, given = _used(day), _given(day)
    lasts = partial(forecast, days=WINDOW, today=day, delivery=Limits().on("delivery_days", day))
    rows = [
        lasts(site or holder, holder=holder, site=site, type_=type_, stock=left,
                 used=used.get((type_, site or holder), 0))
        for (type_, holder, site), left in out.items()
    ]  # fmt: skip
    rows += [
        lasts(holder, holder=holder, type_=type_, stock=left, used=given.get((holder, type_), 0))
        for (holder, type_), left in stock.items()
    ]  # fmt: skip
    rows = [row for row in rows if row.stock or row.used]
    return sorted(rows, key=lambda row: (row.days_left is None, row.days_left or 0, row.name, row.type))


def running_out(scope: Scope, day: int, within: int) -> list[Forecast]:
    """Those that run out within so many days."""
    return [row for row in forecasts(scope, day) if row.days_left is not None and row.days_left <= within]


def _place(type_: str, holder: str, site: str) -> tuple[str, str, str]:
    """Mine tags are used at sites, whoever holds them there; the others by their holder."""
    return (type_, "", site) if type_ == "mine" and site else (type_, holder, "")


def _used(day: int) -> dict[tuple[str, str], int]:
    """Bags closed in the window, by type of tag and site or organisation."""
    lots: Any = Lot.objects.filter(day__gt=day - WINDOW, day__lte=day).order_by()
    found = {}
    for type_, name in (("mine", "site"), ("negociant", "organisation"), ("processor", "organisation")):
        for whom, number in lots.filter(kind=type_).values_list(name).annotate(Count("key")):
            found[type_, whom] = number
    return found


def _given(day: int) -> dict[tuple[str, str], int]:
    """Tags that holders handed on in the window, by holder and type."""
    rows = HandOver.objects.filter(day__gt=day - WINDOW, day__lte=day).order_by().values_list("giver", "type")
    return {(giver, type_): number for giver, type_, number in rows.annotate(Sum("numbers"))}
