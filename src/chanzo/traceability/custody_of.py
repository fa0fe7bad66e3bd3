"""The card of custody on the page of an organisation: what it closed, month by month. (traceability)"""

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chanzo.core.days import month_text
from chanzo.people.models import Organisation
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.formats import count, mass
from chanzo.web.panels import Figure
from chanzo.web.tables import Column, Table

from .queries.organisations import KindSums, closed_in, last_month_of, received_by
from .types import Kind
from .words import COLUMNS_OF_TRACE

# Months that the card goes back from the last one with a lot.
MONTHS = 12


def custody(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Lots that the organisation closed or received, of those that the reader may see; left out when there are none."""
    actor = actor_of(request.user)
    if actor is None or not may(actor, Act.SEE_CUSTODY):
        return None
    scope, code = scope_of(actor), organisation.code
    last, (received, received_g) = last_month_of(code, scope), received_by(code, scope)
    months = [] if last is None else closed_in(code, scope, last - MONTHS + 1, last)
    if not months and not received:
        return None
    figures = [_closed(code, kind, [one for one in months if one.kind == kind]) for kind in _kinds(months)]
    if received:
        said = ngettext("%(lots)s lot", "%(lots)s lots", received) % {"lots": count(received)}
        figures.append(Figure(_("Export lots received"), mass(received_g, 0), said))
    return {
        "title": _("What it closed and received"),
        "figures": figures,
        "table": _table(code, months) if months else None,
        "url": f"{reverse('traceability:tags')}?{urlencode({'holder': code})}",
        "more": _("Tags that it holds"),
    }


def _kinds(months: Sequence[KindSums]) -> list[Kind]:
    """The kinds that were closed, in the order of the chain."""
    return [kind for kind in Kind if any(one.kind == kind for one in months)]


def _closed(code: str, kind: Kind, months: Sequence[KindSums]) -> Figure:
    lots, grams = sum(one.lots for one in months), sum(one.mass_g for one in months)
    said = ngettext("%(lots)s lot in twelve months", "%(lots)s lots in twelve months", lots) % {"lots": count(lots)}
    return Figure(COLUMNS_OF_TRACE[kind], mass(grams, 0), said, _lots(code, kind))


def _table(code: str, months: Sequence[KindSums]) -> Table:
    """A row a month, newest first, with the mass of each kind that leads to its lots."""
    rows: dict[int, dict[str, Any]] = {}
    for one in months:
        row = rows.setdefault(one.month, {"month": one.month, "lots": 0})
        row["lots"] += one.lots
        row[one.kind] = one.mass_g
    columns = [
        Column("month", _("Month"), "month"),
        Column("lots", _("Lots"), "count"),
        *(
            Column(kind.value, COLUMNS_OF_TRACE[kind], "mass", partial(_of_month, code, kind))
            for kind in _kinds(months)
        ),
    ]
    return Table("closed", _("Closed under its name, newest month first"), columns, list(rows.values()))


def _of_month(code: str, kind: Kind, row: dict[str, Any]) -> str | None:
    return _lots(code, kind, month=month_text(row["month"])) if kind in row else None


def _lots(code: str, kind: str, **more: str) -> str:
    return f"{reverse('traceability:lots')}?{urlencode({'kind': kind, 'organisation': code, **more})}"
