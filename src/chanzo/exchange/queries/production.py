"""What sites tagged, month by month and mineral by mineral, counted by the database. (exchange)"""

from collections.abc import Iterator

from django.db.models import Count, Sum

from chanzo.traceability.models import Lot
from chanzo.traceability.types import Kind


def tagged_until(until: int) -> Iterator[tuple[str, int, str, int, int]]:
    """Site, month, mineral, bags and grams of the bags closed with a mine tag up to a month."""
    bags = Lot.objects.filter(kind=Kind.MINE, month__lte=until).order_by()
    counted = bags.values_list("site", "month", "mineral").annotate(Count("key"), Sum("mass_g"))
    for site, month, mineral, number, grams in counted.iterator(chunk_size=10_000):
        yield site, month or 0, mineral, number, grams or 0
