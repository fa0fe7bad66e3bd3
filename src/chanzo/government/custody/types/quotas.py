"""The words of quotas and forecasts. (government)"""

from typing import NamedTuple

# Usual grams of a bag where a site's own bags do not say it, and what is granted on top, in thousandths.
USUAL_BAG_G = 40_000
MARGIN_PM = 200
# Bags from which a site's own usual weight is taken, and how many months back they are looked for.
OWN_BAGS = 30


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
