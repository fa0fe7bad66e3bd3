"""How long stocks last: mine tags by site, trade and processor tags by holder, offices by what they hand on.
(government)
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from django.db.models import Count, Sum

from chanzo.core.days import month_of
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.scopes import Scope
from chanzo.traceability.models import Lot
from chanzo.traceability.queries.tag_stock import counted
from chanzo.traceability.stock import ALLOCATED, IN_STOCK

from ..models import HandOver
from ..rules.quotas import forecast
from ..types.quotas import Forecast
from ..types.spans import TAGS
from .holdings import stretches_seen
from .limits import Limits

# The months whose pace is taken.
WINDOW = 90


def forecasts(scope: Scope, day: int) -> tuple[Forecast, ...]:
    """Stocks that a scope sees with how long they last, the first to run out first; those without use last."""
    return _forecasts(current_head(), scope, day)


@lru_cache(maxsize=32)
def _forecasts(head: Head, scope: Scope, day: int) -> tuple[Forecast, ...]:
    """The same as the ledger has it at a head: every home asks, and few records bring a movement."""
    out: dict[tuple[str, str, str], int] = defaultdict(int)
    stock: dict[tuple[str, str], int] = defaultdict(int)
    found = [one for one in stretches_seen(scope, day) if one.type in TAGS]
    for held in counted(found, day):
        left = held.count - held.used
        if held.state == ALLOCATED:  # a stock of which nothing is left runs out today
            out[_place(held.type, held.holder, held.site)] += left
        elif held.state == IN_STOCK:
            stock[held.holder, held.type] += left
    used, given = _used(day, out), _given(day)
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
    return tuple(sorted(rows, key=lambda row: (row.days_left is None, row.days_left or 0, row.name, row.type)))


def running_out(scope: Scope, day: int, within: int) -> tuple[Forecast, ...]:
    """Those that run out within so many days."""
    return tuple(row for row in forecasts(scope, day) if row.days_left is not None and row.days_left <= within)


def _place(type_: str, holder: str, site: str) -> tuple[str, str, str]:
    """Mine tags are used at sites, whoever holds them there; the others by their holder."""
    return (type_, "", site) if type_ == "mine" and site else (type_, holder, "")


def _used(day: int, places: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], int]:
    """Bags closed in the window, by type of tag and site or organisation, at these places."""
    months = range(month_of(day - WINDOW), month_of(day) + 1)
    lots: Any = Lot.objects.filter(month__in=months, day__gt=day - WINDOW, day__lte=day).order_by()
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for type_, holder, site in places:
        if bool(site) == (type_ == "mine"):
            names[type_, "site" if site else "organisation"].append(site or holder)
    found = {}
    for (type_, column), named in names.items():
        bags = lots.filter(kind=type_, **{f"{column}__in": named})
        for whom, number in bags.values_list(column).annotate(Count("key")):
            found[type_, whom] = number
    return found


def _given(day: int) -> dict[tuple[str, str], int]:
    """Tags that holders handed on in the window, by holder and type."""
    rows = HandOver.objects.filter(day__gt=day - WINDOW, day__lte=day).order_by().values_list("giver", "type")
    return {(giver, type_): number for giver, type_, number in rows.annotate(Sum("numbers"))}
