"""Recommendations as lists show them, those past their day first. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_
from django.utils.translation import ngettext

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import RecommendationFilter
from ..models import Recommendation
from ..queries.recommendations import as_counted, recommendations_visible_to
from ..rules.counting import counted, is_overdue
from ..types import ENDED, State


def recommendation_url(number: str) -> str:
    """The permanent address of a recommendation."""
    return reverse("incidents:recommendation", args=[number])


COLUMNS = [
    Column("number", N_("Number"), "code", lambda row: recommendation_url(row["number"])),
    Column("party", N_("Given to")),
    Column("text", N_("What is recommended")),
    Column("state", N_("State"), status="recommendation"),
    Column("answer_due", N_("Answer by"), "day"),
    Column("due", N_("Done by"), "day"),
    Column("left", N_("Time left")),
    Column("verifier", N_("Verified by")),
]
MOST = 200
SHOWN = 160


@page("GET", "HEAD")
def recommendation_list(request: HttpRequest) -> HttpResponseBase:
    """The recommendations that the reader may know of."""
    require(request.user, Act.SEE_RECOMMENDATIONS)
    form = RecommendationFilter(request.GET or None)
    if form.is_bound and not form.is_valid():
        return render(request, "incidents/mitigation/list.html", {"form": form}, status=422)
    today = clock.today()
    rows = rows_of(_filtered(request.user, form.cleaned_data if form.is_bound else {}, today), today)
    table = table_of(rows, _("Recommendations, those past their day first"))
    if wanted := wanted_format(request):
        return download(table, wanted)
    count = counted(map(as_counted, recommendations_visible_to(request.user)), today)
    return render(request, "incidents/mitigation/list.html", {"form": form, "table": table, "count": count})


def table_of(rows: list[dict[str, Any]], caption: str) -> Table:
    """Rows of recommendations as a table."""
    return Table("recommendations", caption, COLUMNS, rows, _("No recommendation stands here."), most=MOST)


def rows_of(recommendations: Iterable[Recommendation], today: int) -> list[dict[str, Any]]:
    """Recommendations as lists show them: those past their day first, ended ones last."""
    rows = []
    for one in recommendations:
        counting = as_counted(one)
        late = is_overdue(counting, today)
        rows.append(
            {
                "number": one.number,
                "incident": one.incident,
                "party": one.party,
                "text": one.text if len(one.text) <= SHOWN else f"{one.text[: SHOWN - 1]}…",
                "state": one.state,
                "answer_due": one.answer_due if one.state == State.GIVEN else None,
                "due": one.due,
                "left": left_words(one, today),
                "late": late,
                "verifier": one.verifier,
                "order": (State(one.state) in ENDED, not late, _next_day(one), one.number),
            }
        )
    return sorted(rows, key=lambda row: row["order"])


def left_words(one: Recommendation, today: int) -> str:
    """How long there is until what is owed next, or how long it is past; empty where nothing is owed."""
    if State(one.state) in ENDED or one.state in (State.REFUSED, State.REPORTED):
        late = as_counted(one).late(today)
        return _late(late) if late else ""
    left = _next_day(one) - today
    return _late(-left) if left < 0 else ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}


def _late(days: int) -> str:
    return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}


def _next_day(one: Recommendation) -> int:
    return min(one.answer_due, one.due) if one.state == State.GIVEN else one.due


def _filtered(user: Any, given: dict[str, Any], today: int) -> list[Recommendation]:
    found = recommendations_visible_to(user)
    state = given.get("state", "")
    if state in ("", "late"):
        found = found.exclude(state__in=[one.value for one in ENDED])
    elif state != "all":
        found = found.filter(state=state)
    if given.get("party"):
        found = found.filter(folded__contains=fold(given["party"]))
    many = list(found)
    return [one for one in many if is_overdue(as_counted(one), today)] if state == "late" else many
