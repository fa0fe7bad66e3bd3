"""A doubtful row of a published list beside what it may be; a person says which. (field)"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from chanzo.core.refusals import SENTENCES
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.places.plane import REGION
from chanzo.places.small import Spot, small_map
from chanzo.sites.models import ListedRow, MineList
from chanzo.sites.queries.mine_lists import WAITING
from chanzo.sites.services.mine_lists import decide_row
from chanzo.sites.story import minerals_told
from chanzo.sites.types.mine_lists import Choice, Outcome
from chanzo.web.pages import page

from ..lists.listing import ShownCandidate, ShownRow, candidates_of, degrees


@page("GET", "HEAD", "POST")
def mine_row(request: HttpRequest, number: int, row: int) -> HttpResponseBase:
    """One row beside what it may be; a person says which."""
    require(request.user, Act.SEE_MINE_LISTS)
    received = get_object_or_404(MineList, seq=number)
    listed = get_object_or_404(ListedRow, received=number, row=row)
    if request.method == "POST":
        return _decide(request, listed)
    following = ListedRow.objects.filter(WAITING, received=number, row__gt=row).order_by("row").first()
    candidates = candidates_of(listed)
    context = {
        "received": received,
        "listed": ShownRow(listed),
        "minerals": minerals_told(listed.minerals),
        "candidates": candidates,
        "following": following,
        "may_match": may(request.user, Act.MATCH_MINES) and not listed.choice and _open(listed),
        "drawing": _drawing(listed, candidates),
        "why": gettext(SENTENCES[listed.fault]) if listed.fault else "",
    }
    return render(request, "field/mine_lists/row.html", context)


def _decide(request: HttpRequest, listed: ListedRow) -> HttpResponseBase:
    require(request.user, Act.MATCH_MINES)
    choice, _colon, site = request.POST.get("choice", "").partition(":")
    if choice not in set(Choice):
        raise Http404
    decide_row(received=listed.received, row=listed.row, choice=Choice(choice), site=site, by=request.user)
    messages.success(request, gettext("Row %(row)s is decided.") % {"row": listed.row})
    after = ListedRow.objects.filter(WAITING, received=listed.received, row__gt=listed.row).order_by("row").first()
    if after is not None:
        return redirect("field:mine-row", number=listed.received, row=after.row)
    return redirect("field:mine-list", number=listed.received)


def _open(listed: ListedRow) -> bool:
    return listed.outcome in (Outcome.DOUBTED, Outcome.NEW)


def _drawing(listed: ListedRow, candidates: Sequence[ShownCandidate]) -> Any:
    """The row among what it may be; nothing when it has no place."""
    east, north = degrees(listed.longitude_udeg), degrees(listed.latitude_udeg)
    if east is None or north is None:
        return None
    spots = [Spot(east, north, "warning", 8.0, listed.name, listed.name, "", here=True)]
    for each in candidates:
        if each.longitude is not None and each.latitude is not None and REGION.holds(each.longitude, each.latitude):
            spots.append(Spot(each.longitude, each.latitude, "good", 6.0, each.name, f"{each.name} ({each.code})"))
    title = gettext("The row and what it may be")
    return small_map(spots, title=title, text=title, name="row", least=0.02)
