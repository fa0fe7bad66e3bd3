"""The card of custody on the page of an organisation: what it closed, month by month. (traceability)"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chanzo.core.days import month_text
from chanzo.people.models import Organisation
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.formats import count, mass
from chanzo.web.panels import Figure
from chanzo.web.tables import Column, Table

from .queries.organisations import KindSums, closed_by, closed_in, last_month_of, received_by
from .words import COLUMNS_OF_TRACE, KINDS

# Months that the card goes back from the last one with a lot.
MONTHS = 12


def custody(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Lots that the organisation closed or received, of those that the reader may see; left out when there are none."""
    if not may(request.user, Act.SEE_CUSTODY):
        return None
    scope, code = request.user.scope, organisation.code
    closed, received = closed_by(code, scope), received_by(code, scope)
    figures = [_figure(COLUMNS_OF_TRACE[one.kind], one, _lots(code, one.kind)) for one in closed]
    if received.lots:
        figures.append(_figure(_("Export lots received"), received, ""))
    if not figures:
        return None
    last = last_month_of(code, scope)
    rows = [] if last is None else [_row(one, code) for one in closed_in(code, scope, last - MONTHS + 1, last)]
    columns = [
        Column("month", _("Month"), "month", lambda row: row["url"]),
        Column("kind", _("What it is")),
        Column("lots", _("Lots"), "count"),
        Column("mass", _("Mass"), "mass"),
    ]
    return {
        "title": _("What it closed and received"),
        "size": "seven",
        "figures": figures,
        "table": Table("closed", _("Closed under its name, newest month first"), columns, rows) if rows else None,
        "url": f"{reverse('traceability:tags')}?{urlencode({'holder': code})}",
        "more": _("Tags that it holds"),
    }


def _lots(code: str, kind: str, **more: str) -> str:
    return f"{reverse('traceability:lots')}?{urlencode({'kind': kind, 'organisation': code, **more})}"


def _figure(words: Any, sums: KindSums, url: str) -> Figure:
    said = ngettext("%(lots)s lot", "%(lots)s lots", sums.lots) % {"lots": count(sums.lots)}
    return Figure(words, mass(sums.mass_g, 0), said, url)


def _row(sums: KindSums, code: str) -> dict[str, Any]:
    month = sums.month or 0
    return {
        "month": month,
        "kind": KINDS[sums.kind],
        "lots": sums.lots,
        "mass": sums.mass_g,
        "url": _lots(code, sums.kind, month=month_text(month)),
    }
