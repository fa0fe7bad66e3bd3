"""What an organisation closed and received, as far as a scope may see, read through the index of its code.
(traceability)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from chanzo.people.scopes import Scope

from ..types import Kind
from .lots import begins, lots_in


@dataclass(frozen=True)
class KindSums:
    """Lots of one kind and their grams; in one month where it says so."""

    kind: str
    lots: int
    mass_g: int
    month: int | None = None


def closed_by(code: str, scope: Scope) -> list[KindSums]:
    """What an organisation closed, by kind in the order of the chain: a mine bag is closed under who buys it."""
    lots = lots_in(scope).filter(organisation=code).order_by()
    found = {
        kind: KindSums(kind, number, grams or 0)
        for kind, number, grams in lots.values_list("kind").annotate(Count("key"), Sum("mass_g"))
    }
    return [found[kind] for kind in Kind if kind in found]


def closed_in(code: str, scope: Scope, first: int, last: int) -> Sequence[KindSums]:
    """What an organisation closed in the months ``first`` to ``last``, newest month first."""
    lots = lots_in(scope).filter(organisation=code, month__gte=first, month__lte=last).order_by("-month", "kind")
    rows = lots.values_list("kind", "month").annotate(Count("key"), Sum("mass_g"))
    return [KindSums(kind, number, grams or 0, month) for kind, month, number, grams in rows]


def received_by(code: str, scope: Scope) -> KindSums:
    """The export lots of others that an organisation holds now."""
    packed = lots_in(scope).filter(begins("key", f"{Kind.EXPORT}:"), holder=code).exclude(organisation=code)
    found = packed.order_by().aggregate(lots=Count("key"), grams=Sum("mass_g"))
    return KindSums(Kind.EXPORT, found["lots"], found["grams"] or 0)


def last_month_of(code: str, scope: Scope) -> int | None:
    """The last month in which an organisation closed a lot."""
    lots = lots_in(scope).filter(organisation=code, month__isnull=False).order_by("-month")
    return lots.values_list("month", flat=True).first()
