"""Which observations a reader may see. (sites)"""

from typing import Any

from django.db.models import Q, QuerySet

from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act

from ..models import Observation


def visible_to(user: Any) -> QuerySet[Observation]:
    """The observations of a reader's areas, newest first; confidential ones only for those who follow them up."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_OBSERVATIONS):
        return Observation.objects.none()
    found = Observation.objects.order_by("-day", "-seq")
    if not may(actor, Act.HEAR_OBSERVATIONS):
        found = found.filter(Q(confidential=False) | Q(actor=actor.number))
    scope = scope_of(actor)
    if scope.everything:
        return found
    inside = [row.seq for row in found if scope.covers(row.place)]
    return found.filter(seq__in=inside)
