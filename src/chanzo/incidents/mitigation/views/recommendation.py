"""The page of a recommendation: its party answers, its verifier looks, whoever gave it follows. (incidents)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of as file_of
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.formats import moment
from chanzo.web.pages import page, said

from ...models import Incident
from ...queries.areas import place_named
from ...queries.incidents import seen_by
from ..forms import GiveForm, MoveForm
from ..models import Recommendation, RecommendationMove
from ..queries.recommendations import (
    as_counted,
    incident_of,
    moves_of,
    parts_in,
    recommendations_visible_to,
    sees_whole,
)
from ..rules.counting import is_overdue
from ..rules.moves import moves_from
from ..services.recommending import give_recommendation, move_recommendation
from ..types import Move, State
from ..words import DONE, SORTS
from .listing import left_words

_SHAPES = {Move.REFUSE: "serious", Move.SEND_BACK: "warning", Move.VERIFY: "good"}


@page("GET", "HEAD", "POST")
def recommendation_new(request: HttpRequest, number: str) -> HttpResponseBase:
    """Give a recommendation from a case; for who handles it."""
    require(request.user, Act.HANDLE_INCIDENT)
    seen = seen_by(request.user, number)
    if seen is None:
        raise Http404
    require(request.user, Act.HANDLE_INCIDENT, at=_place(seen.incident))
    form = GiveForm(request.POST or None)
    if form.is_valid():
        try:
            given = give_recommendation(number=number, asking=form.asking(), by=request.user)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("%(number)s is given.") % {"number": given})
            return redirect("incidents:mitigation", number=number)
    context = {"form": form, "incident": seen.incident}
    return render(request, "incidents/mitigation/give.html", context, status=422 if form.errors else 200)


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def recommendation_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """One recommendation, and the moves that are the reader's to make."""
    recommendation = called(request, number)
    if too_large(request):
        form = MoveForm(_moves(request, recommendation), {})
        form.errors.clear()
        form.add_error("file", TOO_LARGE)
        return _shown(request, recommendation, form, 413)
    return _moved(request, recommendation)


@csrf_protect
def _moved(request: HttpRequest, recommendation: Recommendation) -> HttpResponseBase:
    moves = _moves(request, recommendation)
    if request.method != "POST":
        return _shown(request, recommendation, MoveForm(moves) if moves else None, 200)
    if not moves:
        raise Refused("NOT_ALLOWED")
    form = MoveForm(moves, request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        move = Move(given["move"])
        try:
            move_recommendation(
                number=recommendation.number, move=move, text=given["text"], due=form.new_day(), file=given["file"],
                by=request.user,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("It is on record."))
            return redirect("incidents:recommendation", number=recommendation.number)
    return _shown(request, recommendation, form, 422)


@page("GET", "HEAD")
def sent_file(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """What shows a move, as it was kept, always as an attachment."""
    called(request, number)
    move = RecommendationMove.objects.filter(recommendation=number, seq=seq).exclude(sha256="").first()
    if move is None:
        raise Http404
    return sent_out(file_of(move.sha256), name=f"{number}-{seq}.{ENDING[move.media]}", media=move.media)


def called(request: HttpRequest, number: str) -> Recommendation:
    """A recommendation that the reader may know of."""
    require(request.user, Act.SEE_RECOMMENDATIONS)
    found = recommendations_visible_to(request.user).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _moves(request: HttpRequest, recommendation: Recommendation) -> list[Move]:
    handles = may(request.user, Act.HANDLE_INCIDENT, at=_place(incident_of(recommendation)))
    parts = parts_in(request.user, recommendation, handles=handles)
    return [move for part in parts for move in moves_from(State(recommendation.state), part)]


def _shown(
    request: HttpRequest, recommendation: Recommendation, form: MoveForm | None, status: int
) -> HttpResponseBase:
    whole = sees_whole(request.user, recommendation)
    context = {
        "recommendation": recommendation,
        "party_sort": SORTS[recommendation.sort],
        "verifier_sort": SORTS[recommendation.verifier_sort],
        "left": left_words(recommendation, clock.today()),
        "late": is_overdue(as_counted(recommendation), clock.today()),
        "whole": whole,
        "form": form,
        "events": [_event(move, whole=whole) for move in reversed(moves_of(recommendation))],
    }
    return render(request, "incidents/mitigation/recommendation.html", context, status=status)


def _event(move: RecommendationMove, *, whole: bool) -> dict[str, Any]:
    more = [move.actor] if whole else []
    if move.entered:
        more.append(_("written down by the programme"))
    if move.text:
        more.append(move.text)
    if move.sha256:
        more.append(_("with a file"))
    return {
        "when": moment(move.at),
        "what": DONE[move.what],
        "more": " · ".join(str(one) for one in more),
        "shape": _SHAPES.get(Move(move.what), ""),
        "url": reverse("incidents:recommendation-file", args=[move.recommendation, move.seq]) if move.sha256 else "",
    }


def _place(incident: Incident) -> Any:
    return place_named(incident.site, incident.area, incident.province)
