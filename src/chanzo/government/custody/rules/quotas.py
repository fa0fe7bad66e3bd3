"""How many tags a site can use, and how long a stock lasts. (government)"""

from ..types.quotas import Forecast, Quota

# What a delivery takes from request to receipt, kept in hand on top of it, and how far ahead a date still means much.
DELIVERY_DAYS = 21
FAR_DAYS = 730


def quota(site: str, high_g: int | None, in_stock: int, *, bag_g: int, own_bag: bool, margin_pm: int) -> Quota:
    """The tags for the bags of a month at the high end of the validated capacity, with a margin, less what lies there.

    Without a validated capacity nothing is due: the quota is nought.
    """
    usable = -(-(high_g or 0) * (1000 + margin_pm) // (1000 * bag_g))
    return Quota(site, high_g, bag_g, own_bag, margin_pm, usable, in_stock, max(usable - in_stock, 0))


def forecast(
    name: str, *, holder: str = "", site: str = "", type_: str, stock: int, used: int, days: int, today: int
) -> Forecast:
    """A stock at the pace of the last ``days``: whole days left, the day it runs out, the day to ask for more."""
    if used <= 0 or days <= 0:
        return Forecast(name, holder, site, type_, stock, max(used, 0), days, None, None, None)
    left = stock * days // used
    runs_out = today + left if left <= FAR_DAYS else None
    ask_by = None if runs_out is None else max(runs_out - DELIVERY_DAYS, today)
    return Forecast(name, holder, site, type_, stock, used, days, left, runs_out, ask_by)
