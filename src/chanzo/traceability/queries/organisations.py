"""What an organisation closed and received, as far as a scope may see, read through the index of its code.
(traceability)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from chanzo.people.scopes import Scope

from ..models import MonthSum
from ..types import Kind
from .lots import begins, lots_in


@dataclass(frozen=True)
class KindSums:
    """Lots of one kind and their grams, in one month."""

    kind: str
    lots: int
    mass_g: int
    month: int = 0


def closed_in(code: str, scope: Scope, first: int, last: int) -> Sequence[KindSums]:
    """What an organisation closed in the months ``first`` to ``last``, newest month first."""
    if scope.owns(code):
        sums = MonthSum.objects.filter(organisation=code, month__gte=first, month__lte=last).order_by("-month", "kind")
        summed = sums.values_list("kind", "month").annotate(Sum("lots"), Sum("mass_g"))
        return [KindSums(kind, number, grams, month) for kind, month, number, grams in summed]
    lots = lots_in(scope).filter(organisation=code, month__gte=first, month__lte=last).order_by("-month", "kind")
    rows = lots.values_list("kind", "month").annotate(Count("key"), Sum("mass_g"))
    return [KindSums(kind, number, grams or 0, month) for kind, month, number, grams in rows]


def received_by(code: str, scope: Scope) -> tuple[int, int]:
    """How many export lots of others an organisation holds now, and their grams."""
    packed = lots_in(scope).filter(begins("key", f"{Kind.EXPORT}:"), holder=code).exclude(organisation=code)
    found = packed.order_by().aggregate(lots=Count("key"), grams=Sum("mass_g"))
    return found["lots"], found["grams"] or 0


def last_month_of(code: str, scope: Scope) -> int | None:
    """The last month in which an organisation closed a lot."""
    lots = lots_in(scope).filter(organisation=code, month__isnull=False).order_by("-month")
    return lots.values_list("month", flat=True).first()
