"""Pages of months: the provinces by month, one month with its statement, closing and restating it. (government)"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import month_of, month_text
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import current_head
from chanzo.people.policies import may, require
from chanzo.people.register import lead_to_organisations
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from .. import rules
from ..forms import ConfirmForm, month_read
from ..models import Statement
from ..queries.causes import causes_of
from ..queries.figures import figures_at, figures_of
from ..queries.months import MonthRow, months_between, number_of, signed_among, stated, statements_of
from ..queries.provinces import Province, province_called, provinces_visible_to
from ..services.months import close_month, restate_month, seen_as
from ..statement import differing, tables_of, totals_of
from ..types import CLOSED

N_ = gettext_lazy
# Months that one page shows.
SHOWN = 6


def month_url(province: str, month: int, then: str = "month") -> str:
    """The address of a month of a province, or of what is done with it."""
    return reverse(f"government:{then}", args=[province, month_text(month)])


def _link(row: MonthRow) -> str:
    return month_url(row.province, row.month)


def _statement(row: MonthRow) -> str | None:
    return reverse("government:act", args=[row.number]) if row.number else None


COLUMNS = [
    Column("month", N_("Month"), "month", _link),
    Column("province", N_("Province"), link=_link),
    Column("state", N_("State"), status="month"),
    Column("bags", N_("Bags"), "count"),
    Column("mass_g", N_("Tagged"), "mass"),
    Column("exported_g", N_("Exported"), "mass"),
    Column("restated", N_("Restatements"), "count"),
    Column("number", N_("Last statement"), "code", _statement),
]


@page("GET", "HEAD")
def month_list(request: HttpRequest) -> HttpResponseBase:
    """The provinces that the reader answers for, by month: open, closed, signed, changed since."""
    require(request.user, Act.SEE_MONTHS)
    present = month_of(clock.today())
    until = min(month_read(request.GET.get("until", "")) or present, present)
    rows = months_between(provinces_visible_to(request.user), until - SHOWN + 1, until)
    caption = _("Newest month first; figures of a closed month are those of its last statement")
    table = Table("months", caption, COLUMNS, rows)
    table.empty = _("Nothing was tagged or exported in these months in the provinces that you answer for.")
    if asked := wanted_format(request):
        return download(table, asked)
    later = month_text(min(until + SHOWN, present)) if until < present else ""
    context = {"table": table, "first": until - SHOWN + 1, "last": until,
               "earlier": month_text(until - SHOWN), "later": later}  # fmt: skip
    return render(request, "government/months.html", context)


def _asked(request: HttpRequest, province: str, month: str) -> tuple[Province, int]:
    """The province and month of an address; what the reader may not see is not found."""
    require(request.user, Act.SEE_MONTHS)
    number = month_read(month)
    try:
        found = province_called(province)
    except Refused as unknown:
        raise Http404 from unknown
    if number is None or not may(request.user, Act.SEE_MONTHS, at=found.place):
        raise Http404
    return found, number


@page("GET", "HEAD")
def month_page(request: HttpRequest, province: str, month: str) -> HttpResponseBase:
    """A month as it was last stated, what differs since with the records that did it, or an open one as it is now."""
    place, number = _asked(request, province, month)
    told = statements_of(place, number)
    now = figures_at(current_head(), place, number)
    shown = stated(told[-1]) if told else now
    tables = [lead_to_organisations(table, request.user, "service", "exporter") for table in tables_of(shown)]
    difference = rules.differences(shown, now)
    changes = differing(shown, now)
    signed = signed_among([number_of(statement) for statement in told])
    caption = N_("The closing, and what was restated beside it")
    statements = Table("statements", caption, TOLD, [_told(statement, signed) for statement in told])
    if asked := wanted_format(request):
        named = {table.name: table for table in (*tables, statements, differing(shown, now, files=True))}
        return download(named.get(request.GET.get("table", "")) or tables[0], asked)
    to_restate = bool(told) and bool(rules.restatable(difference))
    context = {
        "province": place,
        "month": number,
        "text": month_text(number),
        "told": statements.rows,
        "statements": statements,
        "state": _state(told, signed, to_restate),
        "totals": totals_of(shown),
        "tables": tables,
        "changes": changes if difference and told else None,
        "causes": causes_of(difference, number, told[-1].head) if difference and told else [],
        "ended": rules.has_ended(number, clock.today()),
        "may_close": may(request.user, Act.CLOSE_MONTH, at=place.place),
        "to_restate": to_restate,
    }
    return render(request, "government/month.html", context)


TOLD = [
    Column("number", N_("Number"), "code", lambda row: reverse("government:act", args=[row["number"]])),
    Column("sort", N_("Statement")),
    Column("at", N_("Recorded"), "moment"),
    Column("actor", N_("By"), "code"),
    Column("signed", N_("Signed"), status="signed"),
]


def _told(statement: Statement, signed: set[str]) -> dict[str, Any]:
    number = number_of(statement)
    return {
        "number": number,
        "sort": _("Closing") if statement.sort == CLOSED else _("Restatement"),
        "at": statement.stated_at,
        "actor": statement.actor,
        "signed": "signed" if number in signed else "",
    }


def _state(told: list[Statement], signed: set[str], to_restate: bool) -> str:
    if not told:
        return "open"
    return "changed" if to_restate else "signed" if number_of(told[-1]) in signed else "to_sign"


@page("GET", "HEAD", "POST")
def close(request: HttpRequest, province: str, month: str) -> HttpResponseBase:
    """The figures as they would be frozen; confirmed, they are."""
    return _confirmed(request, province, month, close_month, closing=True)


@page("GET", "HEAD", "POST")
def restate(request: HttpRequest, province: str, month: str) -> HttpResponseBase:
    """What differs from the last statement; confirmed, it is stated beside it."""
    return _confirmed(request, province, month, restate_month, closing=False)


def _confirmed(
    request: HttpRequest, province: str, month: str, act: Callable[..., int], *, closing: bool
) -> HttpResponseBase:
    place, number = _asked(request, province, month)
    require(request.user, Act.CLOSE_MONTH, at=place.place)
    form, status = ConfirmForm(request.POST or None), 200
    if form.is_valid():
        try:
            act(province=place.name, month=number, seen=form.cleaned_data["seen"], by=request.user)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            done = _("The month is closed.") if closing else _("The month is restated beside its closing.")
            messages.success(request, done)
            return redirect(month_url(place.name, number))
    if form.errors:
        status = 422
    told, figures = statements_of(place, number), figures_of(place, number)
    context = {
        "province": place,
        "month": number,
        "text": month_text(number),
        "closing": closing,
        "errors": form,
        "form": ConfirmForm(initial={"seen": seen_as(figures)}),
        "totals": totals_of(figures),
        "tables": tables_of(figures),
        "changes": differing(stated(told[-1]), figures) if told else None,
        "closed_by": told[0].seq if told else None,
        "ended": rules.has_ended(number, clock.today()),
    }
    return render(request, "government/confirm.html", context, status=status)
