"""The words of quotas and forecasts. (government)"""

from typing import NamedTuple

# What custody reckons with where nobody set it otherwise: grams of a usual bag, thousandths granted on top, pages of a
# book, days from request to receipt.
DEFAULTS = {"usual_bag_g": 40_000, "margin_pm": 200, "book_pages": 50, "delivery_days": 21}
# Bags from which a site's own usual weight is taken.
OWN_BAGS = 30


class Limit(NamedTuple):
    """A limit as it was set: for the programme, or for one site; from a day, or always."""

    name: str
    value: int
    site: str = ""
    valid_from: int | None = None


class Quota(NamedTuple):
    """Mine tags that a site can use in a month, less what lies there; with what it was computed from."""

    site: str
    high_g: int | None
    bag_g: int
    own_bag: bool
    margin_pm: int
    usable: int
    in_stock: int
    quota: int


class Forecast(NamedTuple):
    """How long the stock of a holder, or at a site, lasts at the pace of the last months."""

    name: str
    holder: str
    site: str
    type: str
    stock: int
    used: int
    days: int
    days_left: int | None
    runs_out: int | None
    ask_by: int | None
