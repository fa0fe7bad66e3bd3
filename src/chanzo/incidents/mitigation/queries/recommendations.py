"""Recommendations as a reader may know of them, and what they come to. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from chanzo.core.names import fold
from chanzo.people.policies import actor_of, may
from chanzo.people.types import Act, Actor

from ...models import Incident, Party
from ...queries.incidents import incidents_visible_to
from ...rules.reading import BY_ROLE
from ...types import Audience
from ..models import Improvement, Recommendation, RecommendationMove
from ..rows import RecommendationRow
from ..rules.counting import Asked, Counted, counted
from ..rules.moves import By
from ..rules.sides import side_of
from ..types import Side, Sort, State


def recommendations_visible_to(user: Any) -> QuerySet[Recommendation]:
    """The recommendations that a reader may know of: the case team those of its cases, everybody else those in which
    its own side is named; nobody those of a case from which its organisation is shut out."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_RECOMMENDATIONS):
        return Recommendation.objects.none()
    named = _named(actor)
    if Audience.TEAM in BY_ROLE.get(actor.role, ()):
        named |= Q(incident__in=incidents_visible_to(actor).values("number"))
    return Recommendation.objects.filter(named)


def sees_whole(user: Any, recommendation: Recommendation) -> bool:
    """Whether the reader belongs to the team of its case, and may open the case itself."""
    actor = actor_of(user)
    if actor is None or Audience.TEAM not in BY_ROLE.get(actor.role, ()):
        return False
    return incidents_visible_to(actor).filter(number=recommendation.incident).exists()


def parts_in(user: Any, recommendation: Recommendation, *, handles: bool) -> list[By]:
    """Whose moves the reader may make: its own side's; staff also those of sides without an account."""
    actor = actor_of(user)
    mine = side_of(actor) if actor else None
    parts: list[By] = []
    if actor is None or mine is None:
        return parts
    staff = mine.sort is Sort.OFFICE
    party, verifier = party_of(recommendation), verifier_of(recommendation)
    if may(actor, Act.ANSWER_RECOMMENDATION) and (staff or mine.same_side(party)):
        parts.append(By.PARTY)
    if may(actor, Act.VERIFY_RECOMMENDATION) and (staff or mine.same_side(verifier)) and not mine.same_side(party):
        parts.append(By.VERIFIER)
    return [*parts, By.GIVER] if handles else parts


def party_of(recommendation: Recommendation) -> Side:
    """To whom it was given."""
    return Side(Sort(recommendation.sort), recommendation.party)


def verifier_of(recommendation: Recommendation) -> Side:
    """Who verifies it."""
    return Side(Sort(recommendation.verifier_sort), recommendation.verifier)


def moves_of(recommendation: Recommendation) -> list[RecommendationMove]:
    """Its history, earliest first."""
    return list(RecommendationMove.objects.filter(recommendation=recommendation.number).order_by("seq"))


def improvements_of(number: str) -> list[Improvement]:
    """The evidence of improvement of an incident, earliest first."""
    return list(Improvement.objects.filter(incident=number).order_by("seq"))


def as_counted(recommendation: Recommendation | RecommendationRow) -> Asked:
    """A recommendation as the count takes it."""
    one = recommendation
    return Asked(State(one.state), one.given_day, one.answer_due, one.answered_day, one.due, one.reported_day)


def recommendations_counted(
    today: int, *, first: int | None = None, last: int | None = None, incidents: Iterable[str] | None = None
) -> dict[Side, Counted]:
    """What the recommendations given from a day to a day came to, by party, whoever asks: what committees and
    indicators read. ``rules.counting.total`` sums parties."""
    return counted_by_party(given_between(first, last, incidents), today)


def counted_by_party(recommendations: Iterable[Recommendation], today: int) -> dict[Side, Counted]:
    """What some recommendations came to, by party; written differently, a party is one."""
    by: dict[tuple[str, str], tuple[Side, list[Asked]]] = {}
    for one in recommendations:
        by.setdefault((one.sort, one.folded), (party_of(one), []))[1].append(as_counted(one))
    return {side: counted(asked, today) for side, asked in by.values()}


def given_between(
    first: int | None, last: int | None, incidents: Iterable[str] | None = None
) -> QuerySet[Recommendation]:
    """The recommendations given from a day to a day, both included, of some incidents or of all."""
    found = Recommendation.objects.order_by("sort", "folded", "number")
    if incidents is not None:
        found = found.filter(incident__in=list(incidents))
    if first is not None:
        found = found.filter(given_day__gte=first)
    return found if last is None else found.filter(given_day__lte=last)


def _named(actor: Actor) -> Q:
    """Those in which the side of an actor is the party or the verifier."""
    mine = side_of(actor)
    if mine is None or mine.sort is Sort.OFFICE:
        return Q(pk__in=[])
    key = fold(mine.name)
    out = Party.objects.filter(folded=key, implicated=True).values("incident")
    named = Q(sort=mine.sort.value, folded=key) | Q(verifier_sort=mine.sort.value, verifier_folded=key)
    return named & ~Q(incident__in=out)


def incident_of(recommendation: Recommendation) -> Incident:
    """The incident from which it was given."""
    return Incident.objects.get(number=recommendation.incident)
