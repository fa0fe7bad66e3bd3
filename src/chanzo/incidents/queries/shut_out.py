"""Who is shut out of a case: accounts of implicated organisations, and related persons by number. (incidents)"""

from typing import Any

from django.db.models import Q, QuerySet

from chanzo.core.names import fold
from chanzo.people.models import Person, User
from chanzo.people.queries import organisation_called
from chanzo.people.types import Actor

from ..models import Party, ShutOut


def shut_out_of(actor: Actor) -> Q:
    """The incidents of which an actor must not even know, as a filter on their numbers."""
    out = Q(number__in=ShutOut.objects.filter(person=actor.number, out=True).values("incident"))
    if actor.organisation:
        own = Party.objects.filter(folded__in=_written(actor.organisation), implicated=True)
        out |= Q(number__in=own.values("incident"))
    return out


def is_shut_out(number: str, actor: Actor) -> bool:
    """Whether an actor is shut out of one incident."""
    if ShutOut.objects.filter(incident=number, person=actor.number, out=True).exists():
        return True
    folded = _written(actor.organisation) if actor.organisation else set()
    return Party.objects.filter(incident=number, folded__in=folded, implicated=True).exists()


def persons_out(number: str) -> QuerySet[ShutOut]:
    """The persons shut out of an incident."""
    return ShutOut.objects.filter(incident=number, out=True).order_by("person")


def organisation_meant(written: str, number: str = "") -> str | None:
    """The code of the organisation that is meant: one of the register, of the case, or of an account."""
    if found := organisation_called(written):
        return found.code
    folded = fold(written)
    party = Party.objects.filter(folded=folded).filter(Q(incident=number) | Q(lots__gt=0)).first()
    if party is not None:
        return party.organisation
    accounts = User.objects.exclude(organisation="").order_by("organisation").values_list("organisation", flat=True)
    return next((code for code in accounts.distinct() if fold(code) == folded), None)


def person_known(number: str) -> bool:
    """Whether a person number means somebody here."""
    return Person.objects.filter(number=number).exists()


def _written(organisation: str) -> set[str]:
    """The folded texts under which an account's organisation may be named."""
    known: Any = organisation_called(organisation)
    return {fold(organisation)} | ({known.folded} if known else set())
