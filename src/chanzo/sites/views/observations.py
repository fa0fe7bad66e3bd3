"""Observations in and near protected areas, and awareness sessions: the list, one, and a new one. (sites)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.places.queries.layers import area_names
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.observations import ObservationForm
from ..models import Observation
from ..protected_words import SORTS
from ..queries.observations import visible_to
from ..services.observations import record_observation
from ..types.observations import Sort


def _page_of(row: Observation) -> str:
    return row.get_absolute_url()


COLUMNS = [
    Column("day", _("Day"), "day", _page_of),
    Column("sort", _("What it is"), link=_page_of, told=lambda sort: str(SORTS[Sort(sort)])),
    Column("area", _("Protected area")),
    Column("site", _("Site"), "code", lambda row: reverse("sites:site", args=[row.site]) if row.site else None),
    Column("territory", _("Territory")),
    Column("people", _("People"), "count"),
]
MORE = [
    Column("what", _("What was seen or done")),
    Column("women", _("Women"), "count"),
    Column("men", _("Men"), "count"),
]


@page("GET", "HEAD")
def observation_list(request: HttpRequest) -> HttpResponseBase:
    """What the reader may see, newest first."""
    require(request.user, Act.SEE_OBSERVATIONS)
    found = visible_to(request.user)
    sort = request.GET.get("sort", "")
    if sort in set(Sort):
        found = found.filter(sort=sort)
    table = Table("observations", _("Observations and sessions, newest first"), COLUMNS, found)
    if form := wanted_format(request):
        table.columns = [*COLUMNS, *MORE]
        return download(table, form)
    start = after_number(request)
    shown = portion(list(found[start : start + ROWS + 1]), key="seq", asked=request)
    next_at = str(start + ROWS) if shown.next_after else ""
    table.rows, table.empty = shown.rows, _("Nothing was recorded in your areas.")
    context = {
        "table": table,
        "portion": {"after": shown.after, "next_after": next_at},
        "sorts": [(str(each), words) for each, words in SORTS.items()],
        "sort": sort,
        "may_observe": may(request.user, Act.OBSERVE_AREAS),
    }
    return render(request, "sites/protected/observations.html", context)


@page("GET", "HEAD")
def observation_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One observation."""
    require(request.user, Act.SEE_OBSERVATIONS)
    seen = get_object_or_404(visible_to(request.user), seq=seq)
    context = {"seen": seen, "sort": SORTS[Sort(seen.sort)], "session": seen.sort == Sort.AWARENESS}
    return render(request, "sites/protected/observation.html", context)


@page("GET", "HEAD", "POST")
def observation_new(request: HttpRequest) -> HttpResponseBase:
    """Record what was seen, or a session."""
    actor = require(request.user, Act.OBSERVE_AREAS)
    initial = {"area": request.GET.get("area", "")[:200], "site": request.GET.get("site", "")[:100]}
    scope = scope_of(actor)
    form = ObservationForm(request.POST or None, scope=scope, initial=initial)
    if form.is_valid():
        try:
            seq = record_observation(form.seen(), by=request.user)
        except Refused as refused:
            if refused.code == "NOT_ALLOWED":
                form.add_error(None, gettext("The place lies outside your areas."))
            else:
                form.add_error(None, said(refused))
        else:
            messages.success(request, gettext("It is recorded."))
            return redirect("sites:observation", seq=seq)
    context = {"form": form, "names": area_names()}
    return render(request, "sites/protected/observe.html", context, status=422 if form.errors else 200)
