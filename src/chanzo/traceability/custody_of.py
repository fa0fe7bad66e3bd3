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

from .queries.organisations import KindSums, closed_by, closed_in, last_month_of, received_by
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
    closed, received = closed_by(code, scope), received_by(code, scope)
    figures = [_figure(COLUMNS_OF_TRACE[one.kind], one, _lots(code, one.kind)) for one in closed]
    if received.lots:
        figures.append(_figure(_("Export lots received"), received, ""))
    if not figures:
        return None
    last = last_month_of(code, scope)
    months = [] if last is None else closed_in(code, scope, last - MONTHS + 1, last)
    return {
        "title": _("What it closed and received"),
        "figures": figures,
        "table": _table(code, months) if months else None,
        "url": f"{reverse('traceability:tags')}?{urlencode({'holder': code})}",
        "more": _("Tags that it holds"),
    }


def _table(code: str, months: Sequence[KindSums]) -> Table:
    """A row a month, newest first, with the mass of each kind that leads to its lots."""
    rows: dict[int, dict[str, Any]] = {}
    for one in months:
        row = rows.setdefault(one.month or 0, {"month": one.month, "lots": 0})
        row["lots"] += one.lots
        row[one.kind] = one.mass_g
    kinds = [kind for kind in Kind if any(kind in row for row in rows.values())]
    columns = [
        Column("month", _("Month"), "month"),
        Column("lots", _("Lots"), "count"),
        *(Column(kind.value, COLUMNS_OF_TRACE[kind], "mass", partial(_of_month, code, kind)) for kind in kinds),
    ]
    return Table("closed", _("Closed under its name, newest month first"), columns, list(rows.values()))


def _of_month(code: str, kind: Kind, row: dict[str, Any]) -> str | None:
    return _lots(code, kind, month=month_text(row["month"])) if kind in row else None


def _lots(code: str, kind: str, **more: str) -> str:
    return f"{reverse('traceability:lots')}?{urlencode({'kind': kind, 'organisation': code, **more})}"


def _figure(words: Any, sums: KindSums, url: str) -> Figure:
    said = ngettext("%(lots)s lot", "%(lots)s lots", sums.lots) % {"lots": count(sums.lots)}
    return Figure(words, mass(sums.mass_g, 0), said, url)
