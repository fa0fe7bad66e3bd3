"""The mine bags that were closed in a period, added up by the database: the lines of one record at one site in one
month, told apart by mineral and by how long they took to be recorded. (traceability)
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Case as Choice
from django.db.models import Count, ExpressionWrapper, F, IntegerField, Min, Sum, When

from chanzo.core.indicators import Asked
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.sites.queries.standing import provinces

from ..models import Lot
from ..types import VERSIONS, Kind

DAY_S = 86_400


class Closed(NamedTuple):
    """Some bags of one site, month and record; ``late`` are the days to their record, None for a history load."""

    site: str
    province: str
    month: int
    seq: int
    mineral: str
    late: int | None
    day: int
    bags: int
    mass_g: int

    @property
    def key(self) -> str:
        """The name of the bags of this record, site and month."""
        return f"{self.seq}|{self.month}|{self.site}"


def whole(expression: object) -> ExpressionWrapper:
    """A computed column of whole numbers."""
    return ExpressionWrapper(expression, output_field=IntegerField())  # type: ignore[arg-type]


def bags_closed(asked: Asked) -> Sequence[Closed]:
    """The mine bags of a period; the same ledger is added up once."""
    return _closed(current_head(), asked)


@lru_cache(maxsize=2)
def _closed(head: Head, asked: Asked) -> Sequence[Closed]:
    province = provinces()
    lots = Lot.objects.filter(kind=Kind.MINE, day__gte=asked.first, day__lte=asked.last).order_by()
    # Of a history load nobody asks how late it came; so its bags make fewer groups.
    days_late = Choice(
        When(backfill=True, then=None), default=F("received_at") / DAY_S - F("day"), output_field=IntegerField()
    )
    rows = lots.values_list(
        "site",
        "month",
        whole(F("version") / VERSIONS),
        "mineral",
        days_late,
    ).annotate(Min("day"), Count("key"), Sum("mass_g"))
    found = [
        Closed(
            site,
            province.get(site, ""),
            month,
            seq,
            mineral,
            None if late is None else max(late, 0),
            day,
            bags,
            mass_g or 0,
        )
        for site, month, seq, mineral, late, day, bags, mass_g in rows
    ]
    return sorted(found, key=lambda one: (*one[:5], -1 if one.late is None else one.late))


def any_closed(last: int) -> bool:
    """Whether a bag was ever closed until a day."""
    return Lot.objects.filter(kind=Kind.MINE, day__lte=last).exists()
