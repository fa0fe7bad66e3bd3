"""What a period's incidents come to, with what is late, repeated or withheld. (incidents)"""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import NONE, decimals
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import PeriodForm
from ..mitigation.views.statistics import recommendations_table
from ..queries.cases import cases_of
from ..queries.categories import counted_under
from ..queries.incidents import incidents_visible_to
from ..rules.statistics import Group, grouped, opened_between

BY = {
    "level": N_("By level"),
    "category": N_("By category"),
    "province": N_("By province"),
    "standing": N_("By outcome, or by age where it is open"),
}


def _median(days: float | None) -> str:
    """A median of days as a page says it; files keep the number."""
    return NONE if days is None else decimals(days, 1)


COLUMNS = [
    Column("name", N_("What")),
    Column("opened", N_("Cases opened"), "count"),
    Column("closed", N_("Of them closed"), "count"),
    Column("resolved", N_("Closed as resolved"), "count"),
    Column("late", N_("Past a deadline"), "count"),
    Column("late_share", N_("Share past a deadline"), "share"),
    Column("stopped", N_("With a stopped clock"), "count"),
    Column("repeats", N_("At a site with several"), "count"),
    Column("withheld", N_("Not published"), "count"),
    Column("followed_share", N_("Share with evidence of follow-up"), "share"),
    Column("verified_late", N_("Verified in a later half-year"), "count"),
    Column("oldest", N_("Oldest open, days"), "count"),
    Column("to_tell", N_("Days to tell, median"), "figure", told=_median),
    Column("to_plan", N_("Days to plan, median"), "figure", told=_median),
    Column("to_verify", N_("Days to verify, median"), "figure", told=_median),
    Column("to_close", N_("Days to close, median"), "figure", told=_median),
    Column("to_inform", N_("Days to the acknowledgement, median"), "figure", told=_median),
    Column("informed_in_time", N_("Acknowledged in time"), "share"),
]


@page("GET", "HEAD")
def statistics(request: HttpRequest) -> HttpResponseBase:
    """Statistics of the incidents that the reader may know of, opened in a period."""
    require(request.user, Act.SEE_INCIDENTS)
    form = PeriodForm(request.GET or None)
    if form.is_bound and not form.is_valid():
        return render(request, "incidents/statistics.html", {"form": form}, status=422)
    today = clock.today()
    first, last = form.days(today)
    cases = opened_between(cases_of(incidents_visible_to(request.user)), first, last)
    tables = [_table(by, grouped(cases, by, today)) for by in BY]
    tables.append(recommendations_table(request.user, first, last))
    if wanted := wanted_format(request):
        asked = request.GET.get("table", "")
        return download(next((table for table in tables if table.name == asked), tables[0]), wanted)
    return render(request, "incidents/statistics.html", {"form": form, "tables": tables, "first": first, "last": last})


def _table(by: str, groups: list[Group]) -> Table:
    rows = [
        asdict(group)
        | {
            "name": _named(by, group.key),
            "late_share": group.late / group.opened if group.opened else None,
            "followed_share": group.followed / group.opened if group.opened else None,
        }
        for group in groups
    ]
    empty = _("No case was opened in this period.")
    return Table(by, BY[by], COLUMNS, rows if groups[-1].opened else [], empty)


def _named(by: str, key: str) -> Any:
    if not key:
        return _("All of them")
    return counted_under(by, key)
