"""Incidents as a reader may know them: which, and which of their fields. (incidents)"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from chanzo.core.names import fold
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import area_key, scope_of
from chanzo.people.types import Act, Actor, Place, Role
from chanzo.sites.queries.standing import sites_in

from ..models import Incident, Party, Step, Text
from ..rules.reading import READS_ALERTS, audiences_of, told_to
from ..types import UNASSESSED, Audience, State, Told
from .areas import place_named
from .shut_out import is_shut_out, shut_out_of


@dataclass(frozen=True)
class Seen:
    """An incident as one reader sees it: its row, the fields that are theirs by name, and to whom they belong."""

    incident: Incident
    audiences: frozenset[Audience]
    texts: dict[str, str]

    @property
    def whole(self) -> bool:
        """Whether the reader belongs to the case team."""
        return Audience.TEAM in self.audiences


def incidents_visible_to(user: Any) -> QuerySet[Incident]:
    """The incidents that a reader may know of; none of one from which it is shut out."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_INCIDENTS):
        return Incident.objects.none()
    found = Incident.objects.exclude(shut_out_of(actor))
    if actor.role not in READS_ALERTS:
        found = found.exclude(state__in=[state.value for state in UNASSESSED])
    if actor.role in (Role.COMPANY, Role.SMELTER):
        return found.filter(number__in=_numbers(actor, told=Told.TOLD.value))
    return found.filter(_inside(actor)) if actor.areas else found


def seen_by(user: Any, number: str) -> Seen | None:
    """One incident with the fields that are this reader's to read; None where it is not theirs to know of."""
    incident = incidents_visible_to(user).filter(number=number).first()
    actor = actor_of(user)
    if incident is None or actor is None or not may(actor, Act.SEE_INCIDENTS, at=_place(incident, actor)):
        return None
    audiences = audiences_of(
        actor.role,
        State(incident.state),
        implicated=is_shut_out(number, actor),
        told=_numbers(actor, told=Told.TOLD.value).filter(incident=number).exists(),
    )
    return Seen(incident, audiences, told_to(texts_of(number), audiences)) if audiences else None


def texts_of(number: str) -> dict[str, tuple[Audience, str]]:
    """Every field of an incident with who may read it; what a reader sees of them, ``told_to`` says."""
    return {text.field: (Audience(text.audience), text.text) for text in Text.objects.filter(incident=number)}


def steps_of(number: str) -> list[Step]:
    """The history of an incident, earliest first."""
    return list(Step.objects.filter(incident=number).order_by("seq"))


def parties_in(number: str) -> list[Party]:
    """Who has a part in an incident, those with most of the material first."""
    return list(Party.objects.filter(incident=number).order_by("-mass_g", "organisation"))


def _numbers(actor: Actor, **parts: Any) -> Any:
    """The incidents in which an actor's organisation has such a part."""
    mine = Party.objects.filter(folded=fold(actor.organisation)) if actor.organisation else Party.objects.none()
    return mine.filter(**parts).values("incident")


def _inside(actor: Actor) -> Q:
    """Incidents in an actor's areas: at their sites, or in areas that they name."""
    keys = [area_key(area) for area in actor.areas]
    sites = list(sites_in(scope_of(actor)).values_list("code", flat=True))
    provinces = [key.partition(":")[2] for key in keys if key.startswith("province:")]
    named = Q(site__in=sites) | Q(area__in=keys)
    for province in provinces:
        named |= Q(site="", province__iexact=province)
    return named


def _place(incident: Incident, actor: Actor) -> Place:
    """Where an incident lies for the policies: companies are asked for by their own organisation."""
    if actor.role in (Role.COMPANY, Role.SMELTER):
        return Place(organisation=actor.organisation)
    return place_named(incident.site, incident.area, incident.province)
