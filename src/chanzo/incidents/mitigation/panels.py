"""What recommendations add to the navigation, to homes and to the pages of organisations. (incidents)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.people.policies import actor_of, may
from chanzo.people.types import Act, Role
from chanzo.web.menu import CHECKS, Entry, offer
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel
from chanzo.web.search import Finder, Hit, offer_finder
from chanzo.web.status import status

from .models import Recommendation
from .queries.recommendations import recommendations_visible_to
from .rules.sides import side_of
from .types import ENDED, Side, Sort, State
from .views.listing import recommendation_url, rows_of

SHOWN = 8
FOLLOWS_THEM = frozenset((Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.FIELD_OFFICER))


def _sees(user: Any) -> bool:
    return may(user, Act.SEE_RECOMMENDATIONS)


def _open(user: Any) -> list[Recommendation]:
    return list(recommendations_visible_to(user).exclude(state__in=[one.value for one in ENDED]))


def _owed_by(recommendation: Recommendation, mine: Side) -> bool:
    """Whether the next move is this side's."""
    if recommendation.state == State.REPORTED:
        return mine.same_side(Side(Sort(recommendation.verifier_sort), recommendation.verifier))
    owes = recommendation.state in (State.GIVEN, State.ACCEPTED)
    return owes and mine.same_side(Side(Sort(recommendation.sort), recommendation.party))


def waiting(user: Any) -> int:
    """Recommendations whose next move is this reader's side's to make; past their day, for who follows them."""
    actor = actor_of(user)
    if actor is None or not _sees(actor):
        return 0
    mine = side_of(actor)
    if mine is None:
        return 0
    if mine.sort is Sort.OFFICE:
        return sum(row["late"] for row in rows_of(_open(actor), clock.today()))
    return sum(_owed_by(one, mine) for one in _open(actor))


def queue(request: HttpRequest) -> dict[str, Any] | None:
    """What is recommended to the reader's side or waits to be verified by it; for the case team, what is open."""
    actor = actor_of(request.user)
    if actor is None or not _sees(actor):
        return None
    mine, follows = side_of(actor), actor.role in FOLLOWS_THEM
    if mine is None or (mine.sort is Sort.OFFICE and not follows):
        return None
    found = [one for one in _open(actor) if follows or _owed_by(one, mine)]
    if not found:
        return None
    return {
        "title": gettext_lazy("Recommendations, by time left") if follows else gettext_lazy("Recommendations to you"),
        "size": "six",
        "items": [_waiting(row) for row in rows_of(found, clock.today())[:SHOWN]],
        "url": reverse("incidents:recommendations"),
        "more": gettext_lazy("All recommendations"),
    }


def of_organisation(request: HttpRequest, organisation: Any) -> dict[str, Any] | None:
    """What was recommended to an organisation and still stands open, as far as the reader may know of it."""
    if not _sees(request.user):
        return None
    found = recommendations_visible_to(request.user).filter(
        sort=Sort.ORGANISATION.value, folded=fold(organisation.code)
    )
    if not found:
        return None
    return {
        "title": _("Recommendations to it"),
        "size": "six",
        "items": [_waiting(row) for row in rows_of(found, clock.today())[:SHOWN]],
        "url": f"{reverse('incidents:recommendations')}?state=all&party={organisation.code}",
        "more": _("All recommendations"),
    }


def find(user: Any, text: str, most: int) -> list[Hit]:
    """Recommendations by their number."""
    found = recommendations_visible_to(user).filter(number__startswith=text.upper()).order_by("number")[:most]
    return [Hit(one.number, recommendation_url(one.number), one.party, one.number == text.upper()) for one in found]


def _waiting(row: dict[str, Any]) -> Waiting:
    told = status("recommendation", row["state"])
    shape = "serious" if row["late"] else told.shape
    more = " · ".join(str(part) for part in (row["party"], told.word) if part)
    return Waiting(f"{row['number']} · {row['text']}", recommendation_url(row["number"]), more, row["left"], shape)


offer(
    Entry(
        49,
        gettext_lazy("Follow-up"),
        "incidents:recommendations",
        _sees,
        waiting,
        CHECKS,
        "incident",
        "incidents:incidents",
    )
)
offer_panel(Panel("home", 5, QUEUE, queue))
offer_panel(Panel("organisation", 31, QUEUE, of_organisation))
offer_finder(Finder(26, "recommendations", gettext_lazy("Recommendations"), "incident", find))
