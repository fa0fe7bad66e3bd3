"""How long the orders behind statuses of sites last, where they say so themselves. (verification)"""

from collections.abc import Iterable
from typing import NamedTuple

from chanzo.ledger.shelves import Source
from chanzo.sites.projections.dated import STATUS_TABLE
from chanzo.sites.types.register import Scheme


class Order(NamedTuple):
    """An order that gave a status: the site's code as it was then, and its last day, or None."""

    seq: int
    site: str
    scheme: str
    status: str
    from_day: int
    valid_to_day: int | None


def orders_given(source: Source) -> Iterable[Order]:
    """Every order that gave a status, in the order in which they were recorded."""
    schemes = [scheme.value for scheme in Scheme]
    return sorted(Order(*row) for row in source.select(STATUS_TABLE, Order._fields, "scheme", schemes))
