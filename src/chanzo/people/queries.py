"""What is asked about organisations. (people)"""

from typing import Any

from django.db.models import F, Q, QuerySet

from chanzo.core.names import fold

from .models import Alias, Organisation, OrganisationName
from .policies import actor_of, may, only_own
from .rules import name_on
from .types import Act, DatedName

# What holds from the beginning has no day; engines differ in where that stands.
NEWEST = F("from_day").desc(nulls_last=True)


def organisation_called(written: str) -> Organisation | None:
    """The organisation that a written code or name means; None when it means none or several."""
    folded = fold(written)
    found = Organisation.objects.filter(folded=folded).first()
    if found is None:
        codes = set(Alias.objects.filter(folded=folded).values_list("code", flat=True))
        found = Organisation.objects.filter(code=codes.pop()).first() if len(codes) == 1 else None
    return found


def organisation_on(code: str, day: int) -> DatedName | None:
    """Name, role and country of an organisation on a day."""
    return name_on([row.facts() for row in OrganisationName.objects.filter(code=code)], day)


def organisations_visible_to(user: Any) -> QuerySet[Organisation]:
    """The organisations whose pages an account may open, by code: the register, to a company itself only."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_ORGANISATIONS):
        return Organisation.objects.none()
    known = Organisation.objects.order_by("code")
    return known.filter(folded=fold(actor.organisation)) if only_own(actor, Act.SEE_ORGANISATIONS) else known


def organisations_like(organisations: QuerySet[Organisation], written: str, role: str = "") -> QuerySet[Organisation]:
    """The organisations of a role whose code or name, now or ever, holds the written text."""
    if role:
        organisations = organisations.filter(role=role)
    if not written.strip():
        return organisations
    folded = fold(written)
    named = Alias.objects.filter(folded__contains=folded).values("code")
    return organisations.filter(Q(folded__contains=folded) | Q(code__in=named) | Q(name__icontains=written.strip()))


def names_of(organisation: Organisation) -> list[OrganisationName]:
    """What the register said an organisation is called, newest first."""
    return list(OrganisationName.objects.filter(code=organisation.code).order_by(NEWEST, "-version"))


def aliases_of(organisation: Organisation) -> list[str]:
    """The names, as searches fold them, that mean an organisation and are none of its dated names."""
    dated = {organisation.folded, *(row.folded for row in names_of(organisation))}
    return sorted(set(Alias.objects.filter(code=organisation.code).values_list("folded", flat=True)) - dated)


def written_as(organisation: Organisation) -> set[str]:
    """Every folded text by which a line may name an organisation."""
    return {organisation.folded, *Alias.objects.filter(code=organisation.code).values_list("folded", flat=True)}
